import { expect, test } from 'vitest';
import type { Comment } from './talk';
import { openThreads, threadsOf } from './threads';

const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  subject: { kind: 'cycle', id: 'c1' },
  pointer: null,
  text: id,
  prompt: null,
  mentions: [],
  reply_to: null,
  created_by: 'p1',
  created_at: '2026-11-29T08:00:00Z',
  edited_at: null,
  deleted_at: null,
  resolved_at: null,
  resolved_by: null,
  version: 1,
  may_change: false,
  ...more,
});

test('answers stand under what they answer, in order', () => {
  const threads = threadsOf([comment('a'), comment('b'), comment('a1', { reply_to: 'a' })]);
  expect(threads.map(({ root, replies }) => [root.id, replies.map(({ id }) => id)])).toEqual([
    ['a', ['a1']],
    ['b', []],
  ]);
});

test('a deleted comment stays only while somebody answered it', () => {
  const deleted_at = '2026-11-29T09:00:00Z';
  expect(threadsOf([comment('a', { deleted_at })])).toEqual([]);
  expect(threadsOf([comment('a', { deleted_at }), comment('a1', { reply_to: 'a' })])).toHaveLength(1);
  expect(threadsOf([comment('a'), comment('a1', { reply_to: 'a', deleted_at })])[0]?.replies).toEqual([]);
});

test('only open threads are counted, at their field or in all', () => {
  const threads = threadsOf([
    comment('a', { pointer: '/objective' }),
    comment('b', { pointer: '/objective', resolved_at: '2026-11-29T09:00:00Z' }),
    comment('c'),
  ]);
  expect([openThreads(threads), openThreads(threads, '/objective'), openThreads(threads, '/who')]).toEqual([
    2, 1, 0,
  ]);
});
