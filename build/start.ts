/** `npm start`: makes sure of everything that Muster needs, and opens it. */
import { usage } from '../main/usage';
import { ensureAppBuilt } from './app-build';
import { ensureRuntimeReady } from './ready';
import { main } from './stop';
import { openMuster } from './window';

main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const runtime = await ensureRuntimeReady();
  await ensureAppBuilt();
  return openMuster(runtime, args);
});
