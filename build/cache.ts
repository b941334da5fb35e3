import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where what was paid for once a machine is kept: the runtime and compiled addons. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME;
  // The XDG Base Directory Specification says to ignore a relative path.
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'muster');
}
