import { describe, expect, test } from 'vitest';
import { parsePo } from './po.mjs';

describe('a catalogue file', () => {
  test('gives each id its text, joined over lines and unescaped', () => {
    const source =
      '# header\nmsgid ""\nmsgstr "Language: es\\n"\n\nmsgid "a.b"\nmsgstr "uno "\n"\\"dos\\""\n';
    expect([...parsePo(source)]).toEqual([['a.b', 'uno "dos"']]);
  });

  test('may not say one id twice', () => {
    expect(() => parsePo('msgid "a"\nmsgstr "1"\nmsgid "a"\nmsgstr "2"\n')).toThrow('a comes twice');
  });

  test('is refused with the line at fault', () => {
    expect(() => parsePo('msgid "a"\nmsgstr oops\n')).toThrow('line 2 is not PO');
  });
});
