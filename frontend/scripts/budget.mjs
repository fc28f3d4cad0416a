import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliSize } from './compress.mjs';

/** All in kB (1000 bytes) after brotli 11: what a phone downloads before it can do the thing. */
export const budgets = {
  publicPageJs: { warn: 30, fail: 40 },
  appInitialJs: { fail: 150 },
  appCss: { fail: 25 },
  lazyRouteJs: { fail: 80 },
};

/** @typedef {{file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[]}} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * The chunks that load together with one key: itself and all it imports statically.
 * @param {Manifest} manifest @param {string} key @param {Set<string>} [seen]
 * @returns {Set<string>}
 */
function withStaticImports(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) withStaticImports(manifest, next, seen);
  return seen;
}

/** @param {string} folder @param {Iterable<string>} files */
async function size(folder, files) {
  let bytes = 0;
  for (const file of new Set(files)) bytes += await brotliSize(await readFile(join(folder, file)));
  return bytes / 1000;
}

/** @param {string} folder @returns {Promise<Manifest>} */
const manifestOf = async (folder) => JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));

/** @param {Manifest} manifest */
const htmlEntry = (manifest) => {
  const key = Object.keys(manifest).find((name) => manifest[name]?.isEntry && name.endsWith('.html'));
  if (!key) throw new Error('the build has no HTML entry');
  return key;
};

/**
 * The page's own words: of one language, the longest.
 * @param {string} folder @param {Manifest} manifest
 */
async function longestWords(folder, manifest) {
  const keys = Object.keys(manifest).filter((key) => /respond\/words\/\w+\.ts$/.test(key));
  return Math.max(0, ...(await Promise.all(keys.map((key) => size(folder, files(manifest, [key]))))));
}

/** @param {Manifest} manifest @param {Iterable<string>} keys */
const files = (manifest, keys) => [...keys].flatMap((key) => manifest[key]?.file ?? []);

/**
 * Measures what each page loads first.
 * @param {string} dist
 */
async function measure(dist) {
  const lines = [];
  for (const [entry, budget] of /** @type {const} */ ([
    ['respond', budgets.publicPageJs],
    ['preview', budgets.publicPageJs],
    ['app', budgets.appInitialJs],
  ])) {
    const folder = join(dist, entry);
    const manifest = await manifestOf(folder);
    const first = withStaticImports(manifest, htmlEntry(manifest));
    lines.push({
      what: `${entry}: first JavaScript${entry === 'app' ? '' : ', with the words of one language'}`,
      kB: (await size(folder, files(manifest, first))) + (await longestWords(folder, manifest)),
      ...budget,
    });
    if (entry !== 'app') continue;
    const css = [...first].flatMap((key) => manifest[key]?.css ?? []);
    lines.push({ what: 'app: first CSS', kB: await size(folder, css), ...budgets.appCss });
    const lazy = new Set(Object.values(manifest).flatMap((chunk) => chunk.dynamicImports ?? []));
    for (const key of lazy) {
      const own = [...withStaticImports(manifest, key)].filter((name) => !first.has(name));
      const kB = await size(folder, files(manifest, own));
      lines.push({ what: `app: lazy ${key.replace(/^(\.\.\/)+src\//, '')}`, kB, ...budgets.lazyRouteJs });
    }
  }
  return lines;
}

/**
 * Prints each figure beside its budget.
 * @param {string} dist
 * @returns {Promise<boolean>} whether all budgets hold
 */
export async function checkBudgets(dist) {
  let holds = true;
  for (const line of await measure(dist)) {
    const warn = 'warn' in line ? line.warn : line.fail;
    const verdict = line.kB > line.fail ? 'OVER' : line.kB > warn ? 'warning' : 'ok';
    holds &&= verdict !== 'OVER';
    console.log(`${line.kB.toFixed(1).padStart(7)} of ${line.fail} kB br  ${verdict.padEnd(8)} ${line.what}`);
  }
  return holds;
}
