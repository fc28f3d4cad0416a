import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('a text that a spreadsheet would run is made plain', () => {
  for (const start of ['=', '+', '-', '@', '\t']) {
    expect(csvOf([[`${start}1+1`]])).toBe(`\uFEFF'${start}1+1\r\n`);
  }
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvOf([['a,b', 'say "no"', 'x\ny', 3, null]])).toBe('\uFEFF"a,b","say ""no""","x\ny",3,\r\n');
});
