import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../testing/render';
import { ChartDownloads } from './ChartDownloads';
import { pngOf } from './download';
import { full } from './fixtures';

afterEach(() => vi.restoreAllMocks());

/** What a browser does with a picture; the test's window draws nothing. */
function drawing(result: Blob | null, context: object | null = { drawImage: vi.fn() }) {
  const given: string[] = [];
  const back: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    given.push((blob as Blob).type);
    return `blob:${given.length}`;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void back.push(address));
  vi.stubGlobal(
    'Image',
    class {
      width = 640;
      height = 360;
      src = '';
      decode = () => Promise.resolve();
    },
  );
  const sizes: number[][] = [];
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    done,
  ) {
    sizes.push([this.width, this.height]);
    done(result);
  });
  return { given, back, sizes, context: context as { drawImage: ReturnType<typeof vi.fn> } };
}

test('a PNG is drawn at twice the size of the SVG, and the memory of it is given back', async () => {
  const png = new Blob(['png'], { type: 'image/png' });
  const { given, back, sizes, context } = drawing(png);
  expect(await pngOf('<svg/>')).toBe(png);
  expect(sizes).toEqual([[1280, 720]]);
  expect(context.drawImage.mock.calls[0]?.slice(1)).toEqual([0, 0, 1280, 720]);
  expect(given).toEqual(['image/svg+xml']);
  expect(back).toEqual(['blob:1']);
});

test.each([
  ['gives no canvas', null, new Blob(['png'])],
  ['makes no picture', { drawImage: vi.fn() }, null],
])('a browser that %s says so, and the memory is given back all the same', async (_, context, made) => {
  const { back } = drawing(made, context);
  await expect(pngOf('<svg/>')).rejects.toThrow(/canvas|picture/);
  expect(back).toEqual(['blob:1']);
});

test('the PNG of a chart is saved under its name, the group and the day', async () => {
  drawing(new Blob(['png'], { type: 'image/png' }));
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  renderPage(<ChartDownloads title="Asistencia del lunes" subtitle="Escuela 3" data={full} />);
  await userEvent.click(await screen.findByRole('button', { name: 'PNG' }));
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toMatch(/^asistencia-del-lunes-escuela-3-\d{4}-\d\d-\d\d\.png$/);
});

test('a chart that can not be made into a PNG says so beside the buttons', async () => {
  drawing(null);
  renderPage(<ChartDownloads title="Asistencia" subtitle="" data={full} />);
  await userEvent.click(await screen.findByRole('button', { name: 'PNG' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
});
