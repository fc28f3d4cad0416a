import type { QueryClient } from '@tanstack/react-query';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../lib/api/QueryProvider';
import type { Cycle } from '../../lib/improve/cycles';
import type { IdeaDetail } from '../../lib/improve/ideas';
import { device } from '../../lib/offline/device';
import { giveBack, keepQueries } from '../../lib/offline/keep-queries';
import { ownNetworks } from '../../lib/scope/own-networks';
import type { Me } from '../../lib/session/me';
import { amina, cleanDevice, signedInAs, signInAs } from '../../testing/device';
import { fakeApi } from '../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../testing/render';
import { CyclePage } from './cycles/CyclePage';
import { startedCycle } from './cycles/cycle-record';
import { IdeaPage } from './ideas/IdeaPage';
import { IdeasPage } from './ideas/IdeasPage';
import { chart, measure, measureId, networkId, observation } from './measures/fixtures';
import { MeasurePage } from './measures/MeasurePage';
import { MeasuresPage } from './measures/MeasuresPage';
import { readAhead } from './read-ahead';
import { TeamsPage } from './teams/TeamsPage';
import { TheoryPage } from './theory/TheoryPage';

const theoryId = '01938c5e-0000-7000-8000-0000000000d9';
const ideaId = '01938c5e-0000-7000-8000-0000000000a9';
const cycleId = '01938c5e-0000-7000-8000-0000000000b9';
const permissions = ['cycle:read', 'cycle:write', 'measure:read', 'idea:read', 'aim:read', 'aim:write'];
const me: Me = {
  ...administrator,
  id: amina,
  grants: [
    {
      role: 'school_leader',
      permissions,
      scope: { kind: 'network', id: networkId, label: 'Red Norte' },
      project_id: projectId,
    },
  ],
};

const cycle: Cycle = {
  ...startedCycle(
    {
      project_id: projectId,
      network_id: networkId,
      title: 'Leer en parejas',
      scale: 'one_class',
      audience: 'network',
    },
    amina,
    cycleId,
  ),
  objective: 'Ver si todas leen',
  version: 2,
};
const idea = {
  id: ideaId,
  project_id: projectId,
  network_id: networkId,
  network: 'Red Norte',
  title: 'Parejas al leer',
  description: 'Dos leen juntas',
  level: 'classroom',
  context: { grade: '', size: '', place: '', language: '' },
  digital: 'no',
  driver_ids: [],
  status: 'testing',
  status_at: '2026-11-01T08:00:00Z',
  trials: { cycles: 1, schools: 1, open: 1, adopt: 0, adapt: 0, abandon: 0 },
  audience: 'network',
  may_write: true,
  next: [],
  version: 1,
} as unknown as IdeaDetail;
const theory = {
  id: theoryId,
  project_id: projectId,
  network_id: networkId,
  network: 'Red Norte',
  school_id: null,
  problem: 'La mitad no lee.',
  aim_id: null,
  causes: [],
  drivers: [],
  version: 2,
  updated_by: amina,
  updated_at: '2026-11-02T08:00:00Z',
  network_theory_id: null,
  may_write: true,
};
const team = { id: 't1', name: 'Equipo de lectura', network: 'Red Norte', members: [{ person_id: amina }] };

const board = {
  id: 'e1',
  cycle_id: cycleId,
  title: 'La pizarra',
  shows: '',
  kind: 'link',
  state: 'complete',
  method: 'observation',
  pointer: '',
  voice: null,
  people: null,
  file: null,
  frozen: null,
  url: 'https://example.org',
  collected_on: null,
  created_at: '2026-11-03T08:00:00Z',
  created_by: amina,
};

const listOf = (...items: unknown[]) => ({ body: { items, next_cursor: null } });
const none = listOf();
const api = '/api/pdsa/v1';
const answers = {
  'POST /api/identity/v1/session': () => signedInAs(amina),
  'GET /api/identity/v1/networks': () => listOf({ id: networkId, name: 'Red Norte', school_ids: [] }),
  'GET /api/identity/v1/organisations': () => none,
  [`GET /api/identity/v1/networks/${networkId}/people`]: () => none,
  'POST /api/identity/v1/people:names': () => listOf({ id: amina, name: 'Amina Wekesa' }),
  [`GET ${api}/aims`]: () => none,
  [`GET ${api}/cycles`]: () => listOf(cycle),
  [`GET ${api}/teams`]: () => listOf(team),
  [`GET ${api}/ideas`]: () => listOf(idea),
  [`GET ${api}/ideas/${ideaId}`]: () => ({ body: idea }),
  [`GET ${api}/ideas/${ideaId}/lineage`]: () => ({ body: { nodes: [] } }),
  [`GET ${api}/measures`]: () => listOf(measure),
  [`GET ${api}/measures/${measureId}/chart`]: () => ({ body: chart }),
  [`GET ${api}/measures/${measureId}/observations`]: () => listOf(observation),
  [`GET ${api}/measures/${measureId}/phases`]: () => none,
  [`GET ${api}/measures/${measureId}/notes`]: () => none,
  [`GET ${api}/theories`]: () => listOf(theory),
  [`GET ${api}/theories/${theoryId}`]: () => ({ body: theory }),
  [`GET ${api}/evidence`]: () => listOf(board),
  [`GET ${api}/evidence/triangulation`]: () => none,
  [`GET ${api}/comments`]: () =>
    listOf({
      id: 'k1',
      subject: { kind: 'cycle', id: cycleId },
      pointer: null,
      text: '¿Quién lee con Ana?',
      mentions: [],
      created_by: amina,
      created_at: '2026-11-03T08:00:00Z',
      version: 1,
    }),
  [`GET ${api}/reviews`]: () => none,
  [`GET ${api}/coaching/cycles/${cycleId}`]: () => ({ body: { id: cycleId, prompts: [] } }),
};

/** Read with a connection by one page; what the next page of the same person finds without one. */
async function afterRestart(): Promise<QueryClient> {
  fakeApi(answers);
  await signInAs(amina);
  const vault = device.vault;
  if (!vault) throw new Error('nothing opened');
  const before = newQueryClient();
  const stop = keepQueries(before, vault);
  await readAhead(before, me, 'es');
  window.dispatchEvent(new Event('pagehide'));
  const kept = before.getQueryCache().getAll().length;
  await vi.waitFor(async () => expect(await vault.all('query')).toHaveLength(kept));
  stop();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
  const after = newQueryClient();
  await giveBack(after, vault);
  return after;
}

beforeEach(() => cleanDevice(amina));
afterEach(() => cleanDevice(amina));

test('what was never opened opens without a connection and after a restart', async () => {
  const client = await afterRestart();
  const open = (page: React.ReactNode, at: string, pattern = at) => {
    cleanup();
    renderPage(page, { me, at, pattern, client });
  };

  open(<MeasuresPage />, 'improve/measures');
  expect(await screen.findByRole('link', { name: 'Asistencia del lunes' })).toBeTruthy();

  open(<MeasurePage />, `improve/measures/${measureId}?add=1`, 'improve/measures/:id');
  expect(await screen.findByText('Muy pocos puntos para juzgar.')).toBeTruthy();
  expect(within(screen.getByRole('dialog')).getByLabelText('presentes')).toBeTruthy();

  open(<TheoryPage />, `improve/theory/${theoryId}`, 'improve/theory/:theory');
  expect(await screen.findByDisplayValue('La mitad no lee.')).toBeTruthy();

  open(<IdeasPage />, 'improve/ideas');
  expect(await screen.findByRole('link', { name: 'Parejas al leer' })).toBeTruthy();

  open(<IdeaPage />, `improve/ideas/${ideaId}`, 'improve/ideas/:idea');
  expect(await screen.findByText('Dos leen juntas')).toBeTruthy();

  open(<TeamsPage />, 'improve/teams');
  expect(await screen.findByText(/Equipo de lectura/)).toBeTruthy();
  expect(await screen.findByText(/Amina Wekesa/)).toBeTruthy();

  open(<CyclePage />, `improve/cycles/${cycleId}/plan`, 'improve/cycles/:id/:part');
  expect(await screen.findByDisplayValue('Ver si todas leen')).toBeTruthy();
  expect(await screen.findByText('La pizarra')).toBeTruthy();
  expect(await screen.findByText('¿Quién lee con Ana?')).toBeTruthy();
});

test('what was read a moment ago is not asked for again when the app is opened anew', async () => {
  const client = await afterRestart();
  const asked = fakeApi(answers);
  await readAhead(client, me, 'es');
  expect(asked).toEqual([`GET ${api}/cycles`]);
});

test('a person’s own networks are those that a role names, or that a school of theirs belongs to', () => {
  const networks = [
    { id: 'n1', school_ids: ['s1'] },
    { id: 'n2', school_ids: ['s2'] },
    { id: 'n3', school_ids: ['s3'] },
  ];
  const grant = (kind: 'network' | 'school' | 'tenant', id: string | null): Me['grants'][number] => ({
    role: 'x',
    permissions,
    scope: { kind, id, label: '' },
    project_id: projectId,
  });
  const of = (...grants: Me['grants']) => ownNetworks({ ...me, grants }, networks);
  expect(of(grant('network', 'n2'), grant('school', 's3'))).toEqual(['n2', 'n3']);
  expect(of(grant('tenant', null))).toEqual([]);
});
