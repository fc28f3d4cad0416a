import { expect, test } from 'vitest';
import { inOrder } from './tree';

test('parts stand under what they are part of, in the order of the framework', () => {
  const nodes = [
    { code: 'b1', parent: 'b' },
    { code: 'a', parent: null },
    { code: 'b', parent: null },
    { code: 'b2', parent: 'b' },
    { code: 'b1x', parent: 'b1' },
    { code: 'lost', parent: 'nobody' },
  ];
  expect(inOrder(nodes).map(({ node, depth }) => [node.code, depth])).toEqual([
    ['a', 0],
    ['b', 0],
    ['b1', 1],
    ['b1x', 2],
    ['b2', 1],
    ['lost', 0],
  ]);
});
