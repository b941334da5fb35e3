/**
 * `npm run package`: the packages for users, of the system that this runs on.
 *
 * With `--for-test` an unpacked folder alone, on whatever runtime there is. It has the same files and the same fuses
 * as what users get, but Electron itself may be the stand-in, and its version says that it is for tests.
 */
import { ensureAppBuilt } from './app-build';
import { packagedForTest, packageForTest, packageForUsers } from './packaging';
import { ensureRuntimeReady } from './ready';
import { ensureRuntimeForUsers } from './runtime';
import { main, Stop } from './stop';

function asksForTest(): boolean {
  const [option, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || (option !== undefined && option !== '--for-test')) {
    throw new Stop('usage: npm run package [-- --for-test]');
  }
  return option === '--for-test';
}

main(async () => {
  if (asksForTest()) {
    const runtime = await ensureRuntimeReady();
    await ensureAppBuilt();
    await packageForTest(runtime);
    console.log(`For tests only: ${packagedForTest}`);
    return 0;
  }
  const runtime = await ensureRuntimeForUsers();
  await ensureAppBuilt();
  return packageForUsers(runtime);
});
