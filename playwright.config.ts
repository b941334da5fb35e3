import { defineConfig } from '@playwright/test';
import { mostAtOnce } from './tests/e2e/support/displays';

/**
 * End-to-end tests in real Electron; `npm run e2e` sets their environment:
 * MUSTER_ELECTRON, the executable of the runtime, MUSTER_PACKAGED, that of the packaged app, and MUSTER_DISPLAYS.
 * The tests of a file run one after the other; files run beside each other where each can have a display.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: mostAtOnce,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});
