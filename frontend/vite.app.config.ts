import react from '@vitejs/plugin-react';
import { defineConfig, mergeConfig } from 'vite';
import { entryConfig, frontend } from './vite/build.ts';
import { catalogue } from './vite/catalogue.ts';
import { shellWorker } from './vite/shell-worker.ts';

/** What a team needs without a connection, opened before or not. */
const team = /\/src\/(features\/(home|improve|waiting)\/|components\/chart\/download)/;
const plain = ['icon.svg', 'icon-192.png', 'app.webmanifest'];

export default defineConfig(
  mergeConfig(entryConfig('app', '/'), {
    plugins: [catalogue(), react(), shellWorker('/', { plain, team })],
    build: {
      rollupOptions: {
        input: { main: `${frontend}entries/app/index.html`, sw: `${frontend}src/app/sw.ts` },
        output: {
          entryFileNames: (chunk: { name: string }) =>
            chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js',
        },
      },
    },
  }),
);
