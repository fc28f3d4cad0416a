import { readFile } from 'node:fs/promises';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { parsePo } from './po.mjs';

/** Turns `import messages from './es.po'` into compiled Lingui messages: no message compiler is shipped. */
export function catalogue(): Plugin {
  return {
    name: 'duru-catalogue',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.po')) return null;
      this.addWatchFile(file);
      const compiled: Record<string, unknown> = {};
      for (const [key, text] of parsePo(await readFile(file, 'utf8'))) {
        try {
          compiled[key] = compileMessageOrThrow(text);
        } catch (cause) {
          this.error(`${file}: the message ${key} is not valid ICU: ${String(cause)}`);
        }
      }
      return { code: `export default ${JSON.stringify(compiled)};`, map: null, moduleType: 'js' };
    },
  };
}
