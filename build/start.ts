/** `npm start`: makes sure of everything that Muster needs, and opens it. */
import { ensureAppBuilt } from './app-build';
import { ensureRuntimeReady } from './ready';
import { main } from './stop';
import { openMuster } from './window';

main(async () => {
  const runtime = await ensureRuntimeReady();
  await ensureAppBuilt();
  return openMuster(runtime, process.argv.slice(2));
});
