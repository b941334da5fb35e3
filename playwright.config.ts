import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests in real Electron; `npm run e2e` sets their environment:
 * MUSTER_ELECTRON, the executable of the runtime, and MUSTER_PACKAGED, that of the packaged app.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
