import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { formatsFor } from '../../lib/i18n/format';
import { translator } from '../../lib/i18n/I18n';
import { renderPage } from '../../testing/render';
import { Chart, stepped } from './Chart';
import { ChartTable } from './ChartTable';
import { csvText, fileName, svgText } from './download';
import { full, series } from './fixtures';
import { wrapped } from './Picture';
import { sparkPath } from './Sparkline';

const plainly = (text: string | null | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const saying = async () => ({ t: await translator('es'), format: formatsFor('es'), language: 'es' as const });

test('one tab stop; arrow keys walk through the points and each is said with date, value, counts and why', async () => {
  renderPage(<Chart title="Asistencia" data={full} />);
  const walker = await screen.findByRole('slider');
  await userEvent.tab();
  expect(document.activeElement).toBe(walker);
  await userEvent.keyboard('{Home}');
  expect(plainly(walker.getAttribute('aria-valuetext'))).toContain('2 mar 2026: 73,1 %. 38 de 52');
  await userEvent.keyboard('{ArrowRight>4/}');
  expect(plainly(walker.getAttribute('aria-valuetext'))).toContain('fuera de los límites');
  expect(plainly(walker.getAttribute('aria-valuetext'))).toContain('Visita de la supervisora');
  await userEvent.keyboard('{ArrowRight>4/}');
  expect(walker.getAttribute('aria-valuetext')).toContain('sin valor. Feriado de invierno');
  expect(screen.getByText(/Feriado de invierno/)).toBeTruthy();
  await userEvent.tab();
  expect(document.activeElement?.tagName).toBe('A');
});

test('keys stay within the points, and others are left to the page', () => {
  expect(stepped('ArrowLeft', 0, 9)).toBe(0);
  expect(stepped('ArrowRight', 9, 9)).toBe(9);
  expect(stepped('ArrowRight', null, 9)).toBe(9);
  expect(stepped('PageUp', 0, 99)).toBe(10);
  expect(stepped('Escape', 3, 9)).toBeNull();
  expect(stepped('a', 3, 9)).toBeUndefined();
});

test('a cycle is named beneath the chart and leads to its page', async () => {
  renderPage(<Chart title="Asistencia" data={full} />);
  const link = await screen.findByRole('link', { name: 'Llamar a todo un curso' });
  expect(link.getAttribute('href')).toBe('/c2');
  expect(screen.getByText('Nueva fase: Llamada diaria a las familias')).toBeTruthy();
});

test('a chart without points has no control and draws without fault', async () => {
  const { container } = renderPage(<Chart title="Nada" data={series([])} />);
  await screen.findByRole('list');
  expect(screen.queryByRole('slider')).toBeNull();
  expect(container.innerHTML).not.toContain('NaN');
});

test('awkward series draw without a number that is none', async () => {
  const cases = [[5], [5, 5, 5], [null, null], [0, 0, 1e9], [1e-7, 2e-7], Array(1000).fill(3)];
  for (const values of cases) {
    const { container, unmount } = renderPage(<Chart title="X" data={series(values)} />);
    await screen.findByRole('slider');
    expect(container.innerHTML).not.toMatch(/NaN|Infinity/);
    expect(container.querySelectorAll('svg path').length).toBeLessThan(30);
    unmount();
  }
});

test('the table holds every point, and a gap says why', async () => {
  renderPage(<ChartTable title="Asistencia" data={full} />);
  const summary = await screen.findByText('Tabla de los 18 puntos');
  expect(screen.queryByRole('table')).toBeNull();
  await userEvent.click(summary);
  expect(await screen.findByRole('table', { name: 'Asistencia' })).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(19);
  expect(screen.getByText('Feriado de invierno')).toBeTruthy();
  expect(screen.getByText(/Paro de transporte/)).toBeTruthy();
});

test('the file is a whole picture: title, what it says, and no class of the page', async () => {
  const text = svgText({
    title: 'Asistencia <3>',
    subtitle: 'Escuela Ñ',
    data: full,
    saying: await saying(),
  });
  expect(text).toContain('Asistencia &lt;3&gt;');
  for (const part of ['Escuela Ñ', 'Señal de un cambio', 'Llamar a tres familias', 'límites', 'xmlns'])
    expect(text).toContain(part);
  expect(text).not.toContain('class=');
});

test('the figures as CSV: ISO dates, points for decimals, text that no spreadsheet runs', async () => {
  const [first] = full.points;
  if (!first) throw new Error('no point');
  const data = { ...full, points: [{ ...first, reason: '=1+1, "x"' }] };
  const lines = csvText({ title: 'a', subtitle: 'b', data, saying: await saying() }).split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFFecha,Valor')).toBe(true);
  expect(lines[1]).toContain('2026-03-02,0.7307692307692307,38,52,0.78,');
  expect(lines[1]).toContain(`"'=1+1, ""x"""`);
});

test('a file’s name says which measure, whose and when', () => {
  expect(fileName('Asistencia diaria (%)', 'Escuela Ñuñoa', '2026-11-29', 'svg')).toBe(
    'asistencia-diaria-escuela-nunoa-2026-11-29.svg',
  );
});

test('long texts are broken into lines; no word is lost', () => {
  const text = 'una frase bastante larga que no cabe en una sola línea de la hoja';
  const lines = wrapped(text, 150, 12);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join(' ')).toBe(text);
});

test('a sparkline breaks at gaps and shows a value that stands alone', () => {
  const points = series([1, 2, null, 4, null]).points;
  const { path, dots } = sparkPath(points, null, 100, 30);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(dots).toEqual([expect.objectContaining({ last: true })]);
  expect(sparkPath([], null, 100, 30).path).toBe('');
  expect(sparkPath(series([5]).points, 5, 100, 30).dots).toHaveLength(1);
});
