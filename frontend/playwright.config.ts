import { defineConfig } from '@playwright/test';
import { browserFlags, chromium } from './e2e/browser';

export default defineConfig({
  testDir: 'e2e',
  // Storms, updates and the panels beside a cycle are asked for by name (npm run e2e:stress).
  testMatch: process.env.DURU_STRESS ? '*.stress.ts' : '*.spec.ts',
  outputDir: 'test-results',
  timeout: 480_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: process.env.DURU_URL,
    browserName: 'chromium',
    headless: true,
    locale: 'es-CL',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromium(), args: browserFlags },
  },
});
