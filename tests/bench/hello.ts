/** The least that an Electron app can be: one window that says hello. What others are measured against. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The mark that its page makes when it has been painted, in the very way in which Muster's page makes its own. */
export const helloMark = 'painted';

const files = {
  'package.json': JSON.stringify({ name: 'hello', version: '1.0.0', main: 'main.cjs' }),
  'main.cjs': `
    const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));
    app.on('window-all-closed', () => app.quit());`,
  'index.html': `<!doctype html>
    <meta charset="utf-8">
    <title>Hello</title>
    <h1>Hello, world</h1>
    <script>
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('${helloMark}')));
    </script>`,
};

/** Writes the app into a folder. Returns the arguments with which Electron opens it. */
export async function writeHello(folder: string): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return [`--user-data-dir=${join(folder, 'data')}`, folder];
}
