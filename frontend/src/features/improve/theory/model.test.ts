import { expect, test } from 'vitest';
import { addAfter, addChild, move, ordered, remove, step, type TreeNode, withoutBlanks } from './model';

const node = (id: string, parent_id: string | null = null, text = id): TreeNode => ({
  id,
  parent_id,
  text,
  note: '',
});
const tree = [node('a'), node('a1', 'a'), node('a2', 'a'), node('b'), node('c')];
const shown = (nodes: TreeNode[] | null) =>
  nodes?.map(({ id, parent_id }) => (parent_id ? `${parent_id}/${id}` : id)).join(' ');

test('a node goes up and down among its siblings, with what hangs on it', () => {
  expect(shown(step('drivers', tree, 'b', 'up'))).toBe('b a a/a1 a/a2 c');
  expect(shown(step('drivers', tree, 'a', 'down'))).toBe('b a a/a1 a/a2 c');
  expect(step('drivers', tree, 'a', 'up')).toBeNull();
  expect(step('drivers', tree, 'c', 'down')).toBeNull();
});

test('a node goes in under the one above it and out beside its parent', () => {
  expect(shown(step('drivers', tree, 'b', 'in'))).toBe('a a/a1 a/a2 a/b c');
  expect(shown(step('drivers', tree, 'a1', 'out'))).toBe('a a/a2 a1 b c');
  expect(step('drivers', tree, 'a', 'in')).toBeNull();
});

test('a node with children does not go deeper than its tree allows, nor below itself', () => {
  const two = [node('x'), ...tree];
  expect(step('drivers', two, 'a', 'in')).toBeNull();
  expect(shown(step('causes', two, 'a', 'in'))).toBe('x x/a a/a1 a/a2 b c');
  expect(move('causes', tree, 'a', 'a1', 0)).toBeNull();
});

test('a drop before, after and into puts a node where it was dropped', () => {
  expect(shown(move('drivers', tree, 'c', null, 0))).toBe('c a a/a1 a/a2 b');
  expect(shown(move('drivers', tree, 'a', null, 3))).toBe('b c a a/a1 a/a2');
  expect(shown(move('drivers', tree, 'c', 'a', 1))).toBe('a a/a1 a/c a/a2 b');
  expect(move('drivers', tree, 'b', null, 1)).toBeNull();
});

test('a new node comes after a branch or last below a parent; a branch goes as a whole', () => {
  expect(shown(addAfter(tree, 'a', node('n')))).toBe('a a/a1 a/a2 n b c');
  expect(shown(addChild(tree, 'a', node('n')))).toBe('a a/a1 a/a2 a/n b c');
  expect(shown(remove(tree, 'a'))).toBe('b c');
});

test('order is each node before its children whatever the list says', () => {
  expect(shown(ordered([node('a1', 'a'), node('b'), node('a')]))).toBe('b a a/a1');
});

test('blank rows are left out, one that holds others stays', () => {
  const rows = [node('a', null, ''), node('a1', 'a', ''), node('b', null, ''), node('b1', 'b', 'text')];
  expect(shown(withoutBlanks(rows))).toBe('b b/b1');
});
