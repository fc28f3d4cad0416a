import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

const statement = /(?:^|[^\w$])(?:import|from)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** What each top folder of src may import beside itself. @type {Record<string, string[]>} */
const allowed = {
  app: ['features', 'components', 'lib', 'config'],
  features: ['components', 'lib', 'config'],
  components: ['lib', 'config'],
  lib: ['api', 'config', 'locales'],
  respond: ['lib', 'api', 'config', 'locales'],
  preview: ['respond', 'lib', 'api', 'config', 'locales'],
  docs: [],
  api: [],
  config: [],
  testing: ['app', 'features', 'components', 'lib', 'config', 'api'],
};

/** @param {string} path relative to src */
const top = (path) => path.split('/')[0] ?? '';
/** @param {string} path relative to src */
const feature = (path) => (top(path) === 'features' ? path.split('/')[1] : undefined);

/** @param {string} from @param {string} to @returns {string | null} what is wrong with the import */
export function importFault(from, to) {
  const a = top(from);
  const b = top(to);
  if (b === 'testing' && /\.test\.tsx?$/.test(from)) return null;
  if (a !== b && !allowed[a]?.includes(b)) return `${from} imports ${to}: ${a} may not import ${b}`;
  if (a === 'features' && b === 'features' && feature(from) !== feature(to)) {
    return `${from} imports ${to}: a feature may not import another; what both need belongs in lib or components`;
  }
  return null;
}

/** @param {string} source @returns {Promise<string[]>} */
export async function importFaults(source) {
  const faults = [];
  const names = (await readdir(source, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  for (const name of names) {
    for (const [, target = ''] of (await readFile(join(source, name), 'utf8')).matchAll(statement)) {
      const fault = importFault(name, normalize(join(dirname(name), target)));
      if (fault) faults.push(fault);
    }
  }
  return faults;
}
