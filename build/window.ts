import { hasDisplay, sandboxArguments, withVirtualDisplay } from './display';
import { run } from './process';
import { fromUser, root } from './root';
import type { Runtime } from './runtime';

/** The app's arguments that name a file or a folder. */
const pathArguments = ['--screenshot', '--user-data'];

/** The arguments with paths made absolute, from where the user typed them. */
export function withAbsolutePaths(args: string[]): string[] {
  return args.map((argument, index) => {
    if (pathArguments.includes(args[index - 1] ?? '')) return fromUser(argument);
    const [, name, path] = /^(--[^=]+)=(.+)$/.exec(argument) ?? [];
    return name && path && pathArguments.includes(name) ? `${name}=${fromUser(path)}` : argument;
  });
}

/**
 * Runs an app on the runtime, under a virtual display where there is no other.
 * @param folder where its package.json is
 * @returns its exit code
 */
export function runApp(runtime: Runtime, folder: string, args: string[]): Promise<number> {
  // Chromium's own log speaks of buses and graphics cards that a machine lacks, and of nothing that concerns the app.
  const app = [...sandboxArguments(), '--log-level=3', folder, ...args];
  if (hasDisplay()) return run(runtime.executable, app);
  return withVirtualDisplay(([command, ...prefix]) => run(command, [...prefix, runtime.executable, ...app]));
}

/** Opens the built Muster. Returns its exit code. */
export function openMuster(runtime: Runtime, args: string[]): Promise<number> {
  if (!hasDisplay()) {
    console.log('There is no display: Muster runs under a virtual one, where nobody sees it.');
    if (!args.some((argument) => argument.startsWith('--screenshot'))) {
      console.log('For a picture of it: npm start -- --demo trackunit --screenshot out.png');
    }
  }
  return runApp(runtime, root, withAbsolutePaths(args));
}
