import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

interface Options {
  /** Beside scripts and styles: what stands in `public/` and belongs to the first screen. */
  plain?: string[];
  /** Only the first screen is kept at once; chunks of these sources are those that a team needs offline. */
  team?: RegExp;
}

type Chunk = Rollup.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/**
 * Gives a hand-written service worker (the chunk `sw.js`) the lists of files it keeps for offline use. The
 * worker names them as free identifiers: `__SHELL_FILES__` (addresses), `__SHELL_VERSION__` (a hash over all
 * names, so that any changed file makes a new version), and with `team` also `__TEAM_FILES__` and
 * `__ALL_FILES__`.
 */
export function shellWorker(base: string, { plain = [], team }: Options = {}): Plugin {
  return {
    name: 'duru-shell-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      if (worker.imports.length > 0) {
        this.error(`sw.js must stand alone, it imports ${worker.imports.join(', ')}`);
      }
      const files = Object.keys(bundle)
        .filter((name) => /\.(js|css)$/.test(name) && name !== 'sw.js')
        .sort();
      const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk');
      const withAll = (some: Chunk[]) => [...new Set(some.flatMap((one) => filesOf(one, bundle)))].sort();
      const first = team ? withAll(chunks.filter((one) => one.isEntry && one.fileName !== 'sw.js')) : files;
      const needed = withAll(chunks.filter((one) => team?.test(one.facadeModuleId ?? '')));
      const version = createHash('sha256');
      for (const name of files) version.update(name);
      const address = (name: string) => base + name;
      const lists = {
        __SHELL_FILES__: [base, ...plain.map(address), ...first.map(address)],
        __TEAM_FILES__: needed.map(address),
        __ALL_FILES__: files.map(address),
        __SHELL_VERSION__: version.digest('hex').slice(0, 12),
      };
      for (const [name, value] of Object.entries(lists)) {
        worker.code = worker.code.replaceAll(name, JSON.stringify(value));
      }
    },
  };
}

/** A chunk, what it imports statically, and their styles. */
function filesOf(chunk: Chunk, bundle: Rollup.OutputBundle, seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const imported = chunk.imports.flatMap((name) => {
    const next = bundle[name];
    return next?.type === 'chunk' ? filesOf(next, bundle, seen) : [];
  });
  return [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? []), ...imported];
}
