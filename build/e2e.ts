/** `npm run e2e`: the end-to-end tests alone. Arguments after `--` go to Playwright: `npm run e2e -- -g S3`. */
import { ensureAppBuilt } from './app-build';
import { runEndToEnd } from './end-to-end';
import { ensurePackagedForTest } from './packaged-for-test';
import { ensureRuntimeReady } from './ready';
import { main } from './stop';

main(async () => {
  const runtime = await ensureRuntimeReady(['keyring', 'display']);
  const sources = await ensureAppBuilt();
  const packaged = await ensurePackagedForTest(runtime, sources);
  return runEndToEnd({ runtime, packaged, args: process.argv.slice(2) });
});
