import { expect, test, vi } from 'vitest';
import { asJpeg, fitted, shrink, Unreadable } from './shrink';

test('a large picture is made to fit and a small one stays as it is', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 2048, height: 1536 });
  expect(fitted(3000, 4000)).toEqual({ width: 1536, height: 2048 });
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fitted(100_000, 1)).toEqual({ width: 2048, height: 1 });
});

test('a picture gets the name of what it becomes', () => {
  expect(asJpeg('IMG 0001.HEIC')).toBe('IMG 0001.jpg');
  expect(asJpeg('foto.v2.png')).toBe('foto.v2.jpg');
  expect(asJpeg('.png')).toBe('photo.jpg');
});

test('a picture that this browser can not read is told, not sent', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no decoder')));
  await expect(shrink(new Blob(['x']), 'a.heic')).rejects.toBeInstanceOf(Unreadable);
});
