import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

/**
 * A part that comes later is asked for as it is, without a script that looks for what could be fetched beside it:
 * the public form's parts are small, have no styles of their own, and are kept by its service worker.
 */
export const plainImports = (): Plugin => ({
  name: 'duru-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === HELPER ? { code: 'export const __vitePreload = (load) => load();', moduleType: 'js' } : null,
});
