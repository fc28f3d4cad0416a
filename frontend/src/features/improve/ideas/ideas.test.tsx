import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Lineage, LineageNode } from '../../../lib/improve/ideas';
import { renderPage } from '../../../testing/render';
import { amountFrom, costText } from './cost';
import { asQuery } from './filters';
import { LineageTree } from './LineageTree';

const shown = (key: number, parent: number | null, title: string): LineageNode => ({
  key,
  parent_key: parent,
  shared: true,
  id: `id-${key}`,
  title,
  status: 'abandoned',
  status_at: '2023-05-01T00:00:00Z',
  network_id: 'n',
  network: 'Umoja',
  country: 'KE',
  school: null,
  as_is: key > 0,
  what_changes: '',
  why: '',
  learned: 'Equal pairs stall',
  began_on: '2023-05-01',
  created_at: '2023-05-01T00:00:00Z',
  trials: { cycles: 3, schools: 1, open: 1, adopt: 0, adapt: 0, abandon: 2 },
});

const hidden = (key: number, parent: number): LineageNode => ({
  ...shown(key, parent, ''),
  shared: false,
  id: null,
  title: null,
  status: null,
  learned: '',
  trials: null,
});

test('the tree is a nested list, and what is not shared has its place and nothing else', async () => {
  const lineage: Lineage = {
    idea_key: 0,
    nodes: [shown(0, null, 'Pairs'), shown(1, 0, 'Trios'), hidden(2, 0), shown(3, 2, 'Below')],
    cut: false,
  };
  renderPage(<LineageTree lineage={lineage} />, { language: 'en' });
  const trios = await screen.findByRole('link', { name: 'Trios' });
  expect(trios.closest('ul')?.parentElement?.textContent).toContain('Pairs');
  const oneMore = screen.getByText('One more, not shared with you').closest('li') as HTMLElement;
  expect(within(oneMore).getByRole('link', { name: 'Below' })).toBeTruthy();
  expect(screen.getByText('Pairs').getAttribute('aria-current')).toBe('true');
  expect(screen.getAllByText('Abandoned')).toHaveLength(3);
  expect(screen.getAllByText('3 cycles · 1 still open · 2 gave it up')).toHaveLength(3);
  expect(screen.getAllByText('Taken as it is')).toHaveLength(2);
});

test('an amount is read with a comma or a point, and what is no number is left to the server', () => {
  expect(amountFrom('1.234,50')).toBe(1234.5);
  expect(amountFrom('1,234.5')).toBe(1234.5);
  expect(amountFrom('12 000')).toBe(12000);
  expect(amountFrom('1.200')).toBe(1200);
  expect(amountFrom('a lot')).toBeUndefined();
  expect(costText({ cost: 'Books', cost_amount: 4500, cost_currency: 'KES' }, 'en')).toMatch(
    /KES.4,500 · Books/,
  );
  expect(costText({ cost: 'Books', cost_amount: null, cost_currency: null }, 'en')).toBe('Books');
});

test('what nobody knows in the address is left out of the question', () => {
  const filters = {
    search: ' pairs ',
    status: 'spreading',
    level: 'planet',
    digital: '',
    driver: '',
    school: '',
    shared: true,
    order: 'newest' as const,
  };
  const asked = asQuery(filters, { siteId: undefined, networkId: 'n' });
  expect(asked).toMatchObject({
    search: 'pairs',
    status: ['spreading'],
    shared: true,
    network_id: undefined,
  });
  expect(asked.level).toBeUndefined();
});
