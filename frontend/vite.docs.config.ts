import { defineConfig } from 'vite';
import { entryConfig } from './vite/build.ts';

export default defineConfig(entryConfig('docs', '/api/docs/'));
