import { existsSync } from 'node:fs';
import { defineConfig, mergeConfig } from 'vite';
import { entryConfig, frontend } from './vite/build.ts';
import { catalogue } from './vite/catalogue.ts';
import { plainImports } from './vite/plain-imports.ts';
import { preactAliases, preactJsx } from './vite/preact.ts';
import { shellWorker } from './vite/shell-worker.ts';

const worker = `${frontend}src/respond/sw.ts`;

export default defineConfig(
  mergeConfig(entryConfig('respond', '/s/'), {
    plugins: [plainImports(), catalogue(), shellWorker('/s/')],
    resolve: { alias: preactAliases },
    oxc: preactJsx,
    build: {
      modulePreload: false,
      rollupOptions: {
        input: {
          main: `${frontend}entries/respond/index.html`,
          ...(existsSync(worker) ? { sw: worker } : {}),
        },
        output: {
          entryFileNames: (chunk: { name: string }) =>
            chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js',
        },
      },
    },
  }),
);
