/** Programs that a test runs beside the app. */
import { type ChildProcess, spawn } from 'node:child_process';
import { environment, root } from './muster';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, in the checkout. */
export type Run = (command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<Ended>;

export interface Programs {
  run: Run;
  /** Ends those that still run, with all that they have started. */
  endAll(): void;
}

export function programs(): Programs {
  const running = new Set<ChildProcess>();
  return {
    run: (command, args, env = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, {
          cwd: root,
          env: environment(env),
          stdio: ['ignore', 'pipe', 'pipe'],
          // A group of its own, so that it can be ended with its children.
          detached: true,
        });
        running.add(child);
        const said = { stdout: '', stderr: '' };
        child.stdout.on('data', (data) => {
          said.stdout += data;
        });
        child.stderr.on('data', (data) => {
          said.stderr += data;
        });
        child.once('error', reject);
        child.once('close', (code) => {
          running.delete(child);
          resolve({ code, ...said });
        });
      }),
    endAll() {
      for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    },
  };
}
