import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ChartData } from './model';
import { Picture } from './Picture';
import { centreName, markNames, type Saying } from './words';

interface Subject {
  title: string;
  subtitle: string;
  data: ChartData;
  saying: Saying;
}

/** The whole picture as SVG text, as it is drawn on the screen but in one width. */
export function svgText(subject: Subject): string {
  const box = document.createElement('div');
  const root = createRoot(box);
  flushSync(() => root.render(<Picture {...subject} />));
  const picture = box.querySelector('svg');
  const text = picture ? new XMLSerializer().serializeToString(withoutClasses(picture)) : '';
  root.unmount();
  return text;
}

/** The page's own classes mean nothing in a file. */
function withoutClasses(picture: SVGSVGElement): SVGSVGElement {
  for (const element of picture.querySelectorAll('[class]')) element.removeAttribute('class');
  return picture;
}

/** Twice the size of the SVG, for print and for slides. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error('the browser made no picture'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Dates in ISO and numbers with a point, so that every program reads the file; Excel needs the mark in front. */
export function csvText({ data, saying: { t } }: Subject): string {
  const head = [
    t('chart.date'),
    t('chart.value'),
    t('chart.numerator'),
    t('chart.denominator'),
    centreName(t, data.kind),
    t('chart.lower'),
    t('chart.upper'),
    t('chart.remark'),
  ];
  const rows = data.points.map((point) => [
    point.date,
    point.value,
    point.numerator,
    point.denominator,
    point.centre,
    point.lower,
    point.upper,
    [point.mark === 'plain' ? '' : t(markNames[point.mark]), point.missing, point.reason]
      .filter(Boolean)
      .join('; '),
  ]);
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it must be; a text that a spreadsheet would run as a formula is made plain. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const simple = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** `asistencia-escuela-3-2026-11-29.svg` */
export const fileName = (title: string, subtitle: string, today: string, kind: string) =>
  `${[title, subtitle].map(simple).filter(Boolean).join('-')}-${today}.${kind}`;

export function save(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
