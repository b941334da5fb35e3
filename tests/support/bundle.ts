/** A program of the tests as one file that starts at once: hundreds of processes are started with it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../build/root';

/**
 * Bundles a program with its packages, but for SQLite: reading them one by one takes longer than all that most programs do.
 *
 * @param program below the project
 * @param name of the folder in which it is kept
 * @returns the file to run
 */
export async function bundle(program: string, name: string): Promise<string> {
  // Below node_modules the program finds SQLite.
  const outDir = join(root, 'node_modules', '.cache', name);
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: program,
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(outDir, 'program.mjs');
}
