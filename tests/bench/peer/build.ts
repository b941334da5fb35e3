/** Builds the peer's app into a folder that nobody keeps: it is never part of what ships. */

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { root } from '../../../build/root';
import type { PeerOrder } from './names';

const here = import.meta.dirname;
const quiet: InlineConfig = { configFile: false, logLevel: 'error' };

/** The addon stays where it is, outside of what is built. */
const addon: Plugin = {
  name: 'addon-in-place',
  enforce: 'pre',
  resolveId(id) {
    if (id !== 'better-sqlite3') return null;
    return { id: pathToFileURL(createRequire(join(root, 'package.json')).resolve(id)).href, external: true };
  },
};

async function buildProgram(folder: string, name: string, format: 'es' | 'cjs'): Promise<void> {
  await build({
    ...quiet,
    root: here,
    plugins: [addon],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        input: join(here, `${name}.ts`),
        external: ['electron'],
        output: { format, entryFileNames: `[name].${format === 'es' ? 'mjs' : 'cjs'}`, codeSplitting: false },
      },
    },
  });
}

/** Builds it. Returns the arguments with which Electron opens it on a mirror. */
export async function buildPeer(folder: string): Promise<(order: PeerOrder) => string[]> {
  await buildProgram(folder, 'main', 'es');
  await buildProgram(folder, 'source', 'es');
  await buildProgram(folder, 'preload', 'cjs');
  await build({
    ...quiet,
    root: here,
    base: './',
    build: { outDir: join(folder, 'page'), emptyOutDir: false, target: 'chrome130' },
  });
  const app = { name: 'peer', version: '1.0.0', type: 'module', main: 'main.mjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(app));
  return (order) => [`--user-data-dir=${join(folder, 'data')}`, folder, JSON.stringify(order)];
}
