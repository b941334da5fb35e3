/** `npm run dev`: Muster from its sources, reloaded as they change. Arguments after `--` go to the app. */
import { forgetAppBuild } from './app-build';
import { hasDisplay, sandboxArguments, withVirtualDisplay } from './display';
import { packageCommand } from './package-command';
import { run } from './process';
import { ensureRuntimeReady } from './ready';
import { root } from './root';
import { main } from './stop';
import { withAbsolutePaths } from './window';

main(async () => {
  const runtime = await ensureRuntimeReady();
  await forgetAppBuild();
  const appArguments = [...sandboxArguments(), ...withAbsolutePaths(process.argv.slice(2))];
  const [node, ...args] = [...packageCommand('electron-vite'), 'dev', '--watch', '--', ...appArguments];
  const options = { cwd: root, env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable } };
  if (hasDisplay()) return run(node, args, options);
  console.log('There is no display: Muster runs under a virtual one, where nobody sees it.');
  return withVirtualDisplay(([command, ...prefix]) => run(command, [...prefix, node, ...args], options));
});
