import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/**
 * Five Node-side programs and one page. What has native code, or is loaded only when it is needed, stays in
 * node_modules; the rest is bundled, because hundreds of small files cost start-up time.
 *
 * The targets are those of the oldest runtime that development allows (Electron 33: Chrome 130, Node 20).
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      externalizeDeps: { exclude: ['kysely', 'zod', 'scim2-parse-filter'] },
      rollupOptions: {
        input: {
          index: resolve(here, 'main/index.ts'),
          engine: resolve(here, 'main/engine/index.ts'),
          reader: resolve(here, 'main/engine/reading/thread.ts'),
          demo: resolve(here, 'demo/embedded.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rollupOptions: { input: resolve(here, 'renderer/index.html') },
    },
  },
});
