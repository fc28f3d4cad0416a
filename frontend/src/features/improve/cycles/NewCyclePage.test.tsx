import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { measure } from '../measures/fixtures';
import { NewCyclePage } from './NewCyclePage';

const network = '01938c5e-0000-7000-8000-0000000000d1';
const other = '01938c5e-0000-7000-8000-0000000000d2';
const ideaId = '01938c5e-0000-7000-8000-0000000000a1';
const aimId = '01938c5e-0000-7000-8000-0000000000a2';
const driver = '01938c5e-0000-7000-8000-0000000000a3';
const listOf = (...items: unknown[]) => ({ body: { items, next_cursor: null } });

let stop: () => void = () => undefined;
beforeEach(() => cleanDevice(amina));
afterEach(async () => {
  stop();
  await cleanDevice(amina);
});

async function open(at: string) {
  fakeApi({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    'GET /api/identity/v1/networks': () =>
      listOf({ id: other, name: 'Another' }, { id: network, name: 'Umoja' }),
    'GET /api/pdsa/v1/aims': () => listOf({ id: aimId, statement: 'All read by June' }),
    'GET /api/pdsa/v1/teams': () => listOf({ id: 't1', name: 'Readers', school_id: 's1', school: 'Aromos' }),
    'GET /api/pdsa/v1/ideas': () =>
      listOf({ id: ideaId, title: 'Pairs', network_id: network, driver_ids: [driver], team_id: 't1' }),
    'GET /api/pdsa/v1/theories': () => listOf({ id: 'th1', school_id: null, aim_id: aimId }),
    'GET /api/pdsa/v1/measures': () =>
      listOf(
        { ...measure, id: 'm1', name: 'Absent days' },
        { ...measure, id: 'm2', name: 'Words read', driver_id: driver },
        { ...measure, id: 'm3', name: 'Pairs at work', idea_id: ideaId },
      ),
    'POST /api/pdsa/v1/cycles': () => {
      throw new TypeError('no connection');
    },
  });
  await signInAs(amina);
  const client = newQueryClient();
  stop = waiting.start(client);
  const pages = (
    <Routes>
      <Route path="improve/cycles/new" element={<NewCyclePage />} />
      <Route path="*" element={<h1>The cycle</h1>} />
    </Routes>
  );
  renderPage(pages, { language: 'en', at, client });
}

const ticked = (group: HTMLElement) =>
  within(group)
    .getAllByRole('checkbox')
    .filter((box) => (box as HTMLInputElement).checked)
    .map((box) => box.getAttribute('value'));

test('a cycle that is planned from an idea knows its network, team, aim and measures', async () => {
  await open(`improve/cycles/new?idea=${ideaId}&network=${network}`);
  await waitFor(() => expect(screen.getByLabelText(/Name of the test/)).toHaveProperty('value', 'Pairs'));
  const measures = await screen.findByRole('group', { name: /By which measures/ });
  expect(screen.getByLabelText('Network')).toHaveProperty('value', network);
  expect(ticked(measures)).toEqual(['m3', 'm2']);
  await waitFor(() => expect(screen.getByLabelText('Team')).toHaveProperty('value', 't1'));
  await userEvent.click(screen.getByRole('button', { name: 'Begin the plan' }));
  await screen.findByText('The cycle');
  const [item] = waiting.snapshot().items;
  expect(item?.body).toMatchObject({
    title: 'Pairs',
    network_id: network,
    idea_id: ideaId,
    aim_id: aimId,
    team_id: 't1',
    school_id: 's1',
    measure_ids: ['m3', 'm2'],
  });
  expect(item?.needs).toEqual([`idea:${ideaId}`, 'team:t1']);
});

test('a name that was typed stays when an idea is chosen after it', async () => {
  await open(`improve/cycles/new?network=${network}`);
  const title = await screen.findByLabelText(/Name of the test/);
  await userEvent.type(title, 'My own');
  await screen.findByRole('option', { name: 'Pairs' });
  await userEvent.selectOptions(screen.getByLabelText('Change idea'), ideaId);
  expect(title).toHaveProperty('value', 'My own');
  await waitFor(() => expect(ticked(screen.getByRole('group', { name: /By which/ }))).toEqual(['m3', 'm2']));
});
