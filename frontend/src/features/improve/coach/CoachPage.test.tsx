import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { CoachedCycle } from '../../../lib/improve/coaching';
import { waiting } from '../../../lib/offline/waiting';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { byNetwork } from './CoachGroup';
import { CoachPage } from './CoachPage';

const me = {
  ...administrator,
  grants: administrator.grants.map((grant) => ({
    ...grant,
    permissions: ['coach:read', 'cycle:read', 'comment:write'],
  })),
};
const cycle = (id: string, network: string, more: Partial<CoachedCycle> = {}): CoachedCycle => ({
  id,
  title: `Cycle ${id}`,
  network_id: network,
  network,
  school_id: null,
  school: null,
  team_id: null,
  team: 'Grade 5',
  stage: 'do',
  scale: 'one_class',
  audience: 'network',
  starts_on: null,
  ends_on: null,
  moved_at: '2026-11-20T08:00:00Z',
  groups: ['quiet'],
  prompts: [{ code: 'end_passed', values: { days: 5 } }],
  requests: [],
  ...more,
});
const share = { count: 0, of: 0 };
const network = (name: string, quiet: number, kept = 0) => ({
  network_id: name,
  network: name,
  cycles: quiet,
  open: quiet,
  groups: { moved: 0, waiting: 0, quiet, no_prediction: 0, no_data: 0, reopened: 0 },
  kept_in_team: kept,
  practice: {
    documented: share,
    predicted: { count: 1, of: 2 },
    iterative: share,
    growing: share,
    over_time: share,
  },
});

const look = { body: { project_id: projectId, looked_at: null } };
const api = {
  'GET /api/pdsa/v1/coaching/look': () => look,
  'PUT /api/pdsa/v1/coaching/look': () => look,
  'GET /api/pdsa/v1/coaching/networks': () => ({
    body: { items: [network('Amani', 0, 2), network('Zawadi', 2)], next_cursor: null },
  }),
  'GET /api/pdsa/v1/coaching/cycles': () => ({
    body: { items: [cycle('1', 'Zawadi'), cycle('2', 'Amani')], next_cursor: null },
  }),
};

afterEach(() => vi.restoreAllMocks());

test('networks stand by name, and the cycles of each by time, whoever has more', () => {
  const found = byNetwork([cycle('1', 'Zawadi'), cycle('2', 'Amani'), cycle('3', 'Zawadi')]);
  expect(found.map(([name, cycles]) => [name, cycles.map(({ id }) => id)])).toEqual([
    ['Amani', ['2']],
    ['Zawadi', ['1', '3']],
  ]);
});

test('a quiet group opens to its cycles, and one tap asks the team the same question', async () => {
  fakeApi(api);
  const add = vi.spyOn(waiting, 'add').mockResolvedValue(undefined as never);
  renderPage(<CoachPage />, { me, language: 'en' });
  expect(await screen.findByText('Nobody waits for an answer.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Quiet for a while/ }));
  const group = screen.getByRole('region', { name: /Quiet for a while/ });
  const names = (await within(group).findAllByRole('heading', { level: 3 })).map((one) => one.textContent);
  expect(names).toEqual(['Amani', 'Zawadi']);
  const [ask] = within(group).getAllByRole('button', {
    name: 'Ask the team: The planned end was 5 days ago: what happened?',
  });
  if (ask) await userEvent.click(ask);
  expect(add.mock.calls[0]?.[0].body).toMatchObject({
    subject: { kind: 'cycle', id: '2' },
    prompt: { code: 'end_passed', values: { days: 5 } },
  });
  expect(await within(group).findByText('Asked')).toBeTruthy();
});

test('practice is said in sentences, and what teams keep to themselves as a number alone', async () => {
  fakeApi(api);
  renderPage(<CoachPage />, { me, language: 'en' });
  expect(await screen.findByText('1 of 2 cycles have a prediction for each question')).toBeTruthy();
  expect(screen.getByText('2 cycles are kept within their teams.')).toBeTruthy();
});
