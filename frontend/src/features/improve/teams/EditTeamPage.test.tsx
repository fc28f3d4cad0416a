import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { NewTeamPage } from './EditTeamPage';

const network = { id: '01938c5e-0000-7000-8000-0000000000c1', name: 'Red Umoja', school_ids: [] };
const rosa = { id: '01938c5e-0000-7000-8000-0000000000d1', name: 'Rosa Huenchu', roles: ['teacher'] };

const people = `GET /api/identity/v1/networks/${network.id}/people`;
const lists = {
  'GET /api/identity/v1/networks': () => ({ body: { items: [network], next_cursor: null } }),
  'GET /api/identity/v1/organisations': () => ({ body: { items: [], next_cursor: null } }),
  [people]: () => ({ body: { items: [rosa], next_cursor: null } }),
};

const open = () => renderPage(<NewTeamPage />, { language: 'en', at: 'improve/teams/new' });

describe('a new team', () => {
  it('names one by account and a student by a code name', async () => {
    const user = userEvent.setup();
    let sent: unknown;
    fakeApi({
      ...lists,
      'POST /api/pdsa/v1/teams': async (request) => {
        sent = await request.json();
        return { status: 422, body: { code: 'team.rules', title: 'x', errors: [] } };
      },
    });
    open();
    await user.type(await screen.findByLabelText('Name of the team'), 'Readers');
    const first = screen.getByRole('group', { name: 'Member 1' });
    await within(first).findByRole('option', { name: 'Rosa Huenchu' });
    await user.selectOptions(within(first).getByLabelText('Person'), 'Rosa Huenchu');
    const second = screen.getByRole('group', { name: 'Member 2' });
    await user.selectOptions(within(second).getByLabelText('Position'), 'Student');
    await user.type(within(second).getByLabelText('Code name'), 'Blue Heron');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(sent).toMatchObject({
      network_id: network.id,
      school_id: null,
      name: 'Readers',
      members: [
        { person_id: rosa.id, code_name: null, position: 'school_leader' },
        { person_id: null, code_name: 'Blue Heron', position: 'student' },
      ],
    });
  });

  it('shows each refused rule at its field, and keeps what was typed', async () => {
    const user = userEvent.setup();
    fakeApi({
      ...lists,
      'POST /api/pdsa/v1/teams': () => ({
        status: 422,
        body: {
          code: 'team.rules',
          title: 'The team is not as it must be',
          errors: [
            { pointer: '/members', code: 'team.one_position', message: 'one position', fix: 'Add somebody.' },
            { pointer: '/members/1/code_name', code: 'team.code_name_personal', message: 'an address' },
          ],
        },
      }),
    });
    open();
    await user.type(await screen.findByLabelText('Name of the team'), 'Readers');
    const second = screen.getByRole('group', { name: 'Member 2' });
    await user.selectOptions(within(second).getByLabelText('Named by'), 'A code name');
    await user.type(within(second).getByLabelText('Code name'), 'ana@school.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('one position Add somebody.')).toBeTruthy();
    expect(within(second).getByText('an address')).toBeTruthy();
    expect(within(second).getByLabelText<HTMLInputElement>('Code name').value).toBe('ana@school.example');
  });

  it('grows to eight members and shrinks to two', async () => {
    const user = userEvent.setup();
    fakeApi(lists);
    open();
    const add = await screen.findByRole('button', { name: 'Add a member' });
    for (let count = 2; count < 8; count += 1) await user.click(add);
    expect(screen.getAllByRole('group')).toHaveLength(8);
    expect(screen.queryByRole('button', { name: 'Add a member' })).toBeNull();
    for (let count = 8; count > 2; count -= 1) {
      await user.click(screen.getByRole('button', { name: 'Remove member 1' }));
    }
    expect(screen.getAllByRole('group')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Remove member 1' })).toBeNull();
  });
});
