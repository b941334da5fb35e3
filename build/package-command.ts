import { readFileSync } from 'node:fs';
import { inRoot } from './root';

/**
 * The command line of what an installed package offers, ready for `run` and `capture`: without npx, which would start
 * processes in between and might fetch packages.
 */
export function packageCommand(packageName: string, command = packageName): [node: string, script: string] {
  const folder = inRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} offers no command ${command}`);
  return [process.execPath, `${folder}/${script}`];
}
