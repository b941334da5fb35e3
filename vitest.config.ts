import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    // Left to itself it keeps one core free, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    include: [
      '{preload,main,renderer,demo,build,migrations}/**/*.test.{ts,tsx}',
      'tests/{sync,fuzz,office}/**/*.test.ts',
    ],
    // What a program under test says is of interest only where its test fails.
    silent: 'passed-only',
    // Real servers, real SQLite files and real processes: on a small or busy machine they take their time.
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
