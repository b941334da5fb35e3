/**
 * Opens the app in the folder that the command line names first, as an official Electron does: `electron <folder> ...`.
 *
 * An ES module, since Electron waits for the awaited import below before it says that it is ready: an app may set what
 * must be set before.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  console.error('usage: electron <folder of the app> [arguments]');
  app.exit(2);
} else {
  const folder = resolve(named);
  const about = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  // Electron's own launcher sets the last two as well; its types leave them out.
  const settable = /** @type {typeof app & Record<'setVersion' | 'setAppPath', (value: string) => void>} */ (app);
  settable.setName(about.productName ?? about.name);
  settable.setVersion(about.version);
  settable.setAppPath(folder);
  await import(pathToFileURL(resolve(folder, about.main)).href);
}
