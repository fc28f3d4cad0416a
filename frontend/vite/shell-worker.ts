import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Gives a hand-written service worker (the chunk `sw.js`) the list of files it keeps for offline use.
 * The worker names them as the free identifiers `__SHELL_FILES__` (addresses) and `__SHELL_VERSION__`
 * (a hash over them, so that any changed file makes a new cache).
 */
export function shellWorker(base: string): Plugin {
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
      const shell = [base, ...files.map((name) => base + name)];
      const version = createHash('sha256');
      for (const name of files) version.update(name);
      worker.code = worker.code
        .replaceAll('__SHELL_FILES__', JSON.stringify(shell))
        .replaceAll('__SHELL_VERSION__', JSON.stringify(version.digest('hex').slice(0, 12)));
    },
  };
}
