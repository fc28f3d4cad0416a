import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { parsePo } from '../vite/po.mjs';

/** The public form and its preview have their own small texts; test files name ids on purpose. */
const notOurs = /^(respond|preview|api\/schema)\/|\.test\.tsx?$/;
const use = /\b(?:t|msg)\(\s*'([^']+)'/g;
/** `t(cond ? 'a' : 'b')` or `t(`a.${b}`)` would escape the check. */
const hidden = /\bt\(\s*(?:`|[^,()]*\?)/;

/** @param {string} source @returns {Promise<{used: Set<string>, faults: string[]}>} */
async function usedIds(source) {
  const used = new Set();
  const faults = [];
  const names = (await readdir(source, { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !notOurs.test(name),
  );
  for (const name of names) {
    const code = await readFile(join(source, name), 'utf8');
    for (const match of code.matchAll(use)) used.add(match[1]);
    if (hidden.test(code)) faults.push(`${name}: give t() a plain id, so that it can be looked up`);
  }
  return { used, faults };
}

/** The names that a message takes, so that a translation neither loses nor invents one. @param {string} text */
function valuesIn(text) {
  const names = new Set();
  /** @param {ReturnType<typeof compileMessageOrThrow>} tokens */
  const walk = (tokens) => {
    for (const token of tokens) {
      if (typeof token === 'string') continue;
      names.add(token[0]);
      if (typeof token[2] === 'object' && token[2] !== null) {
        for (const choice of Object.values(token[2])) if (Array.isArray(choice)) walk(choice);
      }
    }
  };
  walk(compileMessageOrThrow(text));
  return [...names]
    .filter((name) => name !== '#')
    .sort()
    .join(' ');
}

/**
 * Every fault of the message catalogues: an id used but not written, written but not used, blank, or with
 * other values than in the first language.
 * @param {string} source the folder of sources @param {string} locales the folder of PO files
 * @returns {Promise<string[]>}
 */
export async function catalogueFaults(source, locales) {
  const { used, faults } = await usedIds(source);
  const files = (await readdir(locales)).filter((name) => name.endsWith('.po')).sort();
  /** @type {Map<string, string> | null} */
  let first = null;
  for (const file of files) {
    const messages = parsePo(await readFile(join(locales, file), 'utf8'));
    for (const id of used) if (!messages.has(id)) faults.push(`${file}: ${id} is missing`);
    for (const [id, text] of messages) {
      if (!used.has(id)) faults.push(`${file}: ${id} is not used`);
      if (text === '') faults.push(`${file}: ${id} is blank`);
      const model = first?.get(id);
      if (model !== undefined && valuesIn(model) !== valuesIn(text)) {
        faults.push(`${file}: ${id} takes {${valuesIn(text)}}, in ${files[0]} {${valuesIn(model)}}`);
      }
    }
    first ??= messages;
  }
  return faults;
}
