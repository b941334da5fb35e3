import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { capture, isInstalled, run } from './process';
import { inRoot } from './root';

/** Whether a process runs; one that has ended and that nobody has asked about yet does not. */
function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (process.platform === 'linux') return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

it('keeps what a program printed, and its exit code', async () => {
  const script = 'process.stdout.write("out "); process.stderr.write("err"); process.exitCode = 3';
  const { code, output } = await capture(process.execPath, ['-e', script]);
  expect(code).toBe(3);
  expect(output).toContain('out ');
  expect(output).toContain('err');
});

it('counts a signal as shells do', async () => {
  expect(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'])).toBe(137);
});

it('knows what is installed', async () => {
  expect(await isInstalled('node')).toBe(true);
  expect(await isInstalled('muster-no-such-program')).toBe(false);
});

it('ends what a program has started, when the task is told to end', async () => {
  // A task whose program starts another that would run for ever, and says its id.
  const grandchild = 'console.log(process.pid); setInterval(() => {}, 1000)';
  const child = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' })`;
  const task = `import('./build/process.ts').then(({ run }) => run(process.execPath, ['-e', ${JSON.stringify(child)}]))`;
  const started = spawn(process.execPath, ['--import', 'tsx', '-e', task], {
    cwd: inRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: started.stdout }), 'line');
  expect(isRunning(Number(line))).toBe(true);
  started.kill('SIGINT');
  const [code] = await once(started, 'exit');
  expect(code).toBe(130);
  expect(isRunning(Number(line))).toBe(false);
});
