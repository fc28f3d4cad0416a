// @vitest-environment node
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frontend } from '../vite/build';
import { catalogueFaults } from './catalogues.mjs';
import { importFault, importFaults } from './imports.mjs';

describe('the message catalogues', () => {
  test('are complete, and hold nothing unused', async () => {
    expect(await catalogueFaults(`${frontend}src`, `${frontend}src/locales`)).toEqual([]);
  });

  test('a missing, an unused, a blank and a wrongly filled message are each found', async () => {
    const source = mkdtempSync(join(tmpdir(), 'source-'));
    const locales = mkdtempSync(join(tmpdir(), 'locales-'));
    writeFileSync(join(source, 'a.tsx'), "t('a.used', { n }); msg('a.missing'); t('a.blank'); t(b ? c : d)");
    const po = (used: string, blank: string) =>
      `msgid "a.used"\nmsgstr "${used}"\nmsgid "a.blank"\nmsgstr "${blank}"\nmsgid "a.unused"\nmsgstr "x"\n`;
    writeFileSync(join(locales, 'en.po'), po('{n} here', 'y'));
    writeFileSync(join(locales, 'es.po'), po('{m} aquí', ''));
    expect(await catalogueFaults(source, locales)).toEqual([
      'a.tsx: give t() a plain id, so that it can be looked up',
      'en.po: a.missing is missing',
      'en.po: a.unused is not used',
      'es.po: a.missing is missing',
      'es.po: a.used takes {m}, in en.po {n}',
      'es.po: a.blank is blank',
      'es.po: a.unused is not used',
    ]);
  });
});

describe('who may import whom', () => {
  test('holds over all sources', async () => {
    expect(await importFaults(`${frontend}src`)).toEqual([]);
  });

  test.each([
    ['features/ask/a.tsx', 'features/home/b'],
    ['lib/api/a.ts', 'features/home/b'],
    ['components/A.tsx', 'app/b'],
    ['lib/a.ts', 'components/B'],
    ['respond/a.ts', 'features/ask/b'],
    ['respond/a.ts', 'preview/b'],
    ['preview/a.ts', 'features/ask/b'],
  ])('%s may not import %s', (from, to) => {
    expect(importFault(from, to)).not.toBeNull();
  });

  test.each([
    ['app/Places.tsx', 'features/home/HomePage'],
    ['features/ask/a.tsx', 'features/ask/waves/b'],
    ['features/ask/a.tsx', 'lib/api/client'],
  ])('%s may import %s', (from, to) => {
    expect(importFault(from, to)).toBeNull();
  });
});
