import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { frontend } from './vite/build.ts';
import { catalogue } from './vite/catalogue.ts';
import { preactAliases, preactJsx } from './vite/preact.ts';

const shared = {
  environment: 'happy-dom',
  setupFiles: [`${frontend}src/testing/setup.ts`],
  restoreMocks: true,
  testTimeout: 60_000,
  maxWorkers: 2,
};
const publicForm = ['respond', 'preview', 'lib/form-engine'].map((room) => `src/${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [catalogue(), react()],
        test: {
          ...shared,
          name: 'app',
          include: ['src/**/*.test.{ts,tsx}', 'vite/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: publicForm,
        },
      },
      {
        plugins: [catalogue()],
        resolve: { alias: preactAliases },
        oxc: preactJsx,
        test: {
          ...shared,
          name: 'public form',
          include: publicForm,
          server: { deps: { inline: [/@testing-library\/react/] } },
        },
      },
    ],
  },
});
