import { expect, test } from 'vitest';
import { missing, newDraft, showsPeople } from './draft';
import { bodyOf } from './keep';

const photo = { blob: new Blob(['x'], { type: 'image/jpeg' }), name: 'board.jpg' };

test('a photo needs a title, a description and a word on the people in it', () => {
  const draft = newDraft('photo', '2026-11-29', photo);
  expect(missing(draft)).toEqual(['title', 'alt', 'people']);
  expect(missing({ ...draft, title: 'Board', alt: 'Names', people: 'agreed' })).toEqual([]);
});

test.each([
  'http://example.org',
  'javascript:alert(1)',
  'https://localhost',
  'https://a:b@example.org',
  'example.org',
  '',
])('%s is no address of a page', (url) => {
  expect(missing({ ...newDraft('link', ''), title: 'A', url })).toEqual(['url']);
});

test('a recording is heard by people too, a table is not', () => {
  expect(showsPeople(newDraft('recording', ''))).toBe(true);
  const table = { blob: new Blob(['a'], { type: 'text/csv' }), name: 'a.csv' };
  expect(showsPeople(newDraft('file', '', table))).toBe(false);
});

test('what is sent first names the file, so that all know what is on its way', () => {
  const draft = { ...newDraft('photo', '2026-11-29', photo), title: ' Board ', people: 'nobody' as const };
  const body = bodyOf(draft, 'c', 'e', 'ab', 'es');
  expect(body).toMatchObject({ id: 'e', cycle_id: 'c', title: 'Board', collected_on: '2026-11-29' });
  expect(body.file).toEqual({ name: 'board.jpg', size: 1, sha256: 'ab' });
  expect(body).not.toHaveProperty('chart');
});
