import { defineConfig, mergeConfig } from 'vite';
import { entryConfig } from './vite/build.ts';
import { preactAliases, preactJsx } from './vite/preact.ts';

/** A build of its own, so that what respondents download does not grow by it. */
export default defineConfig(
  mergeConfig(entryConfig('preview', '/preview/'), {
    resolve: { alias: preactAliases },
    oxc: preactJsx,
  }),
);
