import { Drawing } from './Drawing';
import { inks } from './inks';
import { Sample } from './Legend';
import { layOut, letterOf } from './layout';
import { legendKeys } from './legend-keys';
import type { ChartData } from './model';
import { shortened, textWidth } from './scale';
import type { Saying } from './words';
import { footText, legendText } from './words';

interface PictureProps {
  title: string;
  /** The school or group that it is about. */
  subtitle: string;
  data: ChartData;
  saying: Saying;
}

export const pictureWidth = 960;
const margin = 24;
const row = 18;
export const pictureFont = 'Noto Sans, Liberation Sans, Arial, sans-serif';

/** A chart that stands alone, for slides and paper: title, picture, legend, what happened, what it says. */
export function Picture({ title, subtitle, data, saying }: PictureProps) {
  const drawn = 420 + Math.min(data.cycles.length, 4) * row;
  const layout = layOut(data, { width: pictureWidth - margin, height: drawn, language: saying.language });
  const titles = wrapped(title, pictureWidth - 2 * margin, 18);
  const head = 14 + titles.length * 24 + (subtitle ? 20 : 0);
  const legend = legendRows(data, saying);
  const legendTop = head + drawn + 14;
  const lines = [
    ...happenings(data, saying),
    ...wrapped(data.sentence, pictureWidth - 2 * margin, 12),
    ...wrapped([footText(saying.t, data), ...data.warnings].join('. '), pictureWidth - 2 * margin, 12),
  ];
  const textTop = legendTop + ((legend.at(-1)?.line ?? 0) + 1) * row + 10;
  const height = Math.round(textTop + lines.length * row + 8);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={pictureWidth}
      height={height}
      viewBox={`0 0 ${pictureWidth} ${height}`}
      fontFamily={pictureFont}
      role="img"
      lang={saying.language}
    >
      <title>{[title, subtitle].filter(Boolean).join(' · ')}</title>
      <desc>{data.sentence}</desc>
      <rect width={pictureWidth} height={height} fill={inks.paper} />
      {titles.map((line, k) => (
        <text key={line} x={margin} y={32 + k * 24} fontSize={18} fontWeight={700} fill={inks.ink}>
          {line}
        </text>
      ))}
      {subtitle && (
        <text x={margin} y={32 + titles.length * 24 - 4} fontSize={13} fill={inks.soft}>
          {shortened(subtitle, pictureWidth - 2 * margin, 13)}
        </text>
      )}
      <g transform={`translate(${margin / 2} ${head})`}>
        <Drawing data={data} layout={layout} />
      </g>
      {legend.map(({ key, x, line, text }) => (
        <g key={key} transform={`translate(${x} ${legendTop + line * row})`}>
          <Sample name={key} />
          <text x={35} y={11} fontSize={12} fill={inks.ink}>
            {text}
          </text>
        </g>
      ))}
      {lines.map((line, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a picture that is drawn once
        <text key={k} x={margin} y={textTop + 12 + k * row} fontSize={12} fill={inks.ink}>
          {line}
        </text>
      ))}
    </svg>
  );
}

function legendRows(data: ChartData, { t }: Saying) {
  let x = margin;
  let line = 0;
  return legendKeys(data).map((key) => {
    const text = legendText(t, data, key);
    const wide = 35 + textWidth(text) + 20;
    if (x > margin && x + wide > pictureWidth - margin) {
      x = margin;
      line += 1;
    }
    const entry = { key, x, line, text };
    x += wide;
    return entry;
  });
}

function happenings(data: ChartData, { t, format }: Saying): string[] {
  const wide = pictureWidth - 2 * margin;
  const span = (from: string, to: string | null) =>
    to && to !== from ? `${format.date(from)} – ${format.date(to)}` : format.date(from);
  return [
    ...data.phases.slice(1).map((phase, k) => {
      const date = phase.startsOn ?? data.points[phase.start]?.date ?? '';
      return `${k + 2}. ${format.date(date)}: ${t('chart.phase_because', { reason: phase.reason })}`;
    }),
    ...data.notes.map((note, k) => `${letterOf(k)}  ${format.date(note.date)}: ${note.text}`),
    ...data.cycles.map((cycle, k) => `[${k + 1}]  ${span(cycle.startsOn, cycle.endsOn)}: ${cycle.title}`),
  ].flatMap((line) => wrapped(line, wide, 12));
}

/** A text in lines that fit the width; a word that is too long stands alone. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
