import react from '@vitejs/plugin-react';
import { defineConfig, mergeConfig } from 'vite';
import { entryConfig } from './vite/build.ts';
import { catalogue } from './vite/catalogue.ts';

export default defineConfig(mergeConfig(entryConfig('app', '/'), { plugins: [catalogue(), react()] }));
