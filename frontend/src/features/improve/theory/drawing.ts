/** A picture as a list of shapes: drawn on the page, in print and in a file alike. Lengths in pixels. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export type Shape =
  | { kind: 'line'; from: [number, number]; to: [number, number]; width: number; ink: string }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string; ink: string }
  | {
      kind: 'text';
      x: number;
      y: number;
      lines: string[];
      size: number;
      bold: boolean;
      ink: string;
      anchor: 'start' | 'end' | 'middle';
      /** The node that it says. */
      id?: string;
    };

export const inks = {
  deep: '#0d3b3e',
  teal: '#125553',
  tealPale: '#eef7f6',
  accent: '#f4be6d',
  amberPale: '#fff6e9',
  ink: '#16292b',
  soft: '#4b5f61',
  line: '#8aa3a1',
  paper: '#ffffff',
} as const;

export const lineHeight = 1.3;

/** A text's width in a sans-serif of `size` px, by the kind of its letters: near enough to break lines by. */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const letter of text) {
    if (/[mwMW@%]/.test(letter)) units += 0.86;
    else if (/[A-ZÁÉÍÓÚÑ]/.test(letter)) units += 0.68;
    else if (/[iljtfr.,;:'|! ]/.test(letter)) units += 0.32;
    else units += 0.56;
  }
  return units * size;
}

/** Breaks at blanks; a word that is longer than a line is cut. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const piece of cut(word, width, size)) {
      const longer = line ? `${line} ${piece}` : piece;
      if (line && widthOf(longer, size) > width) {
        lines.push(line);
        line = piece;
      } else line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}

function cut(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece && widthOf(piece + letter, size) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

export const heightOf = (lines: string[], size: number) => lines.length * size * lineHeight;
