import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Cycle } from '../../../lib/improve/cycles';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { startedCycle } from './cycle-record';
import { RampView } from './RampView';

const step = (id: string, more: Partial<Cycle>): Cycle => ({
  ...startedCycle(
    { project_id: projectId, network_id: 'n', title: id, scale: 'one_class', audience: 'network' },
    'p',
    id,
  ),
  version: 1,
  ...more,
});
const first = step('Pairs in one class', {
  scale: 'one_class',
  position: 1,
  decision: 'adapt',
  stage: 'closed',
  starts_on: '2026-03-02',
  ends_on: '2026-03-13',
});
const second = step('Pairs in the grade', { scale: 'grade', position: 2, stage: 'do' });
const beside = step('Pairs with parents', {
  scale: 'grade',
  position: 2,
  decision: 'abandon',
  stage: 'closed',
});
const ramp = (id: string) => `GET /api/pdsa/v1/cycles/${encodeURIComponent(id)}/ramp`;

test('a ramp tells from the first test how many each touches, what was decided, and where one stands', async () => {
  fakeApi({ [ramp(second.id)]: () => ({ body: { items: [first, second, beside] } }) });
  renderPage(<RampView cycle={second} />, { language: 'en' });
  const steps = await screen.findAllByRole('listitem');
  expect(steps).toHaveLength(3);
  const [one, two, three] = steps.map((item) => within(item));
  expect(one?.getByRole('link', { name: first.title }).getAttribute('href')).toBe(
    `/p/${projectId}/improve/cycles/${first.id}`,
  );
  expect(one?.getByText(/^Adapt\b/)).toBeTruthy();
  expect(steps[0]?.textContent).toMatch(/2 Mar 2026 – 13 Mar 2026/);
  // Where one stands is named and leads nowhere; it has no decision yet, so its part is told.
  expect(two?.getByText(second.title).getAttribute('aria-current')).toBe('true');
  expect(two?.queryByRole('link')).toBeNull();
  expect(two?.getByText('Do')).toBeTruthy();
  expect(three?.getByText(/^Abandon\b/)).toBeTruthy();
  expect(steps.map((item) => Number(item.dataset.size))).toEqual([2, 4, 4]);
});

test('a test that follows no other says so', async () => {
  fakeApi({ [ramp(first.id)]: () => ({ body: { items: [first] } }) });
  renderPage(<RampView cycle={first} />, { language: 'en' });
  expect(await screen.findByText(/first test/i)).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});
