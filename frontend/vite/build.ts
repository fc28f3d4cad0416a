import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

export const frontend = fileURLToPath(new URL('..', import.meta.url));

/** Old Android WebViews are real where schools answer; this compiles syntax, not APIs. */
export const browsers = ['chrome87', 'firefox91', 'safari14'];

const gateway = process.env.DURU_URL ?? 'http://127.0.0.1:8080';

/**
 * What the builds share. `entry` is a folder under entries/ and under dist/, `base` the address that
 * the gateway serves it at. Nothing is inlined into the page: the policy allows neither inline scripts nor
 * inline styles.
 */
export function entryConfig(entry: 'app' | 'respond' | 'preview' | 'docs', base: string): UserConfig {
  return {
    root: `${frontend}entries/${entry}`,
    base,
    publicDir: `${frontend}public`,
    cacheDir: `${frontend}node_modules/.vite/${entry}`,
    build: {
      outDir: `${frontend}dist/${entry}`,
      emptyOutDir: true,
      target: browsers,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: 'manifest.json',
      reportCompressedSize: false,
    },
    server: { host: '127.0.0.1', proxy: { '/api': gateway }, fs: { allow: [frontend] } },
  };
}
