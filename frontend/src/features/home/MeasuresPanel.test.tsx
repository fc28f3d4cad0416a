import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../lib/api/QueryProvider';
import { dueOn, today, waitingForValue } from '../../lib/improve/due';
import type { Measure } from '../../lib/improve/measures';
import { waiting } from '../../lib/offline/waiting';
import type { Me } from '../../lib/session/me';
import { amina, cleanDevice, signedInAs, signInAs } from '../../testing/device';
import { fakeApi } from '../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../testing/render';
import { MeasuresPanel } from './MeasuresPanel';

const own = '01938c5e-0000-7000-8000-0000000000d1';
const other = '01938c5e-0000-7000-8000-0000000000d2';

const measure = (id: string, more: Partial<Measure> = {}) =>
  ({
    id,
    name: id,
    network_id: own,
    network: 'Umoja',
    school: null,
    source: { kind: 'typed' },
    archived: false,
    may_write: true,
    cadence: 'week',
    last_on: '2026-03-02',
    created_at: '2026-01-05T08:00:00Z',
    ...more,
  }) as Measure;

describe('the next value is due', () => {
  test.each<[Measure['cadence'], string, string]>([
    ['day', '2026-02-28', '2026-03-01'],
    ['school_day', '2026-03-06', '2026-03-09'],
    ['school_day', '2026-03-07', '2026-03-09'],
    ['school_day', '2026-03-04', '2026-03-05'],
    ['week', '2026-12-28', '2027-01-04'],
    ['month', '2026-01-31', '2026-02-28'],
    ['month', '2026-12-15', '2027-01-15'],
    ['term', '2026-10-31', '2027-02-28'],
    ['year', '2028-02-29', '2029-02-28'],
  ])('taken every %s, after %s on %s', (cadence, last_on, expected) => {
    expect(dueOn(measure('m', { cadence, last_on }))).toBe(expected);
  });

  test('of a measure without any value since it was defined', () => {
    expect(dueOn(measure('m', { last_on: null }))).toBe('2026-01-05');
  });

  test('for what is typed, in use and one’s to write, the longest waiting first', () => {
    const all = [
      measure('later', { last_on: '2026-03-08' }),
      measure('longest', { last_on: '2026-01-12' }),
      measure('today', { last_on: '2026-03-04' }),
      measure('computed', { source: { kind: 'survey' } as never, last_on: '2026-01-01' }),
      measure('put away', { archived: true, last_on: '2026-01-01' }),
      measure('another’s', { may_write: false, last_on: '2026-01-01' }),
    ];
    const found = waitingForValue(all, '2026-03-11').map(({ measure: one }) => one.id);
    expect(found).toEqual(['longest', 'today']);
  });
});

const grant: Me['grants'][number] = {
  role: 'school_leader',
  permissions: ['measure:read'],
  scope: { kind: 'network', id: own, label: 'Umoja' },
  project_id: projectId,
};
const me: Me = { ...administrator, id: amina, grants: [grant] };
const day = today();
const listOf = (...items: unknown[]) => ({ body: { items, next_cursor: null } });
const network = (id: string) => ({ id, name: id, school_ids: [] });

let stop: () => void = () => undefined;
async function open(person: Me, ...measures: Measure[]) {
  fakeApi({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    'GET /api/identity/v1/networks': () => listOf(network(own), network(other)),
    'GET /api/pdsa/v1/measures': () => listOf(...measures),
  });
  await signInAs(amina);
  const client = newQueryClient();
  stop = waiting.start(client);
  renderPage(<MeasuresPanel />, { me: person, language: 'en', client });
}

beforeEach(() => cleanDevice(amina));
afterEach(async () => {
  stop();
  vi.restoreAllMocks();
  await cleanDevice(amina);
});

test('one’s own networks’ measures that are due lead to the form for their value', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await open(
    me,
    measure('Words read'),
    measure('Elsewhere', { network_id: other }),
    measure('Not yet', { last_on: day }),
    measure('Sent from here'),
  );
  const link = await screen.findByRole('link', { name: 'Add a value: Words read' });
  expect(link.getAttribute('href')).toBe(`/p/${projectId}/improve/measures/Words read?add=1`);
  expect(within(link.closest('li') as HTMLElement).getByText('since 9 Mar 2026')).toBeTruthy();
  expect(screen.queryByText('Elsewhere')).toBeNull();
  expect(screen.queryByText('Not yet')).toBeNull();
  // A value that waits on this device is a value.
  await waiting.add({
    record: 'observation:o1',
    method: 'POST',
    path: '/api/pdsa/v1/measures/Sent from here/observations',
    body: { id: 'o1' },
    label: 'x',
  });
  await vi.waitFor(() => expect(screen.queryByText('Sent from here')).toBeNull());
});

test('nothing is shown to somebody whose roles name no network', async () => {
  await open({ ...me, grants: [{ ...grant, scope: { kind: 'tenant', id: null, label: '' } }] }, measure('m'));
  await vi.waitFor(() => expect(document.querySelector('section')).toBeNull());
  expect(screen.queryByText('m')).toBeNull();
});
