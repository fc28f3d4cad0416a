import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { csvOf } from '../../lib/documents/csv';
import { fileName as named } from '../../lib/documents/save-blob';
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

/** Dates in ISO and numbers with a point, so that every program reads the file. */
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
  return csvOf([head, ...rows]);
}

/** `asistencia-escuela-3-2026-11-29.svg` */
export const fileName = (title: string, subtitle: string, today: string, kind: string) =>
  named([title, subtitle], today, kind);
