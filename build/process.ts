import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Programs that a task starts. Each leads a process group of its own, so that ending it ends whatever it has started
 * as well (a virtual display, a keyring, windows): nothing outlives the task.
 */
const running = new Set<ChildProcess>();
const hasGroups = process.platform !== 'win32';
const endingSignals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let isEnding = false;

/** Milliseconds that a program has to end itself after SIGTERM. */
const patience = 5000;

/** Sends a signal (0 only asks) to a program and all it has started. Returns whether there was anything left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  if (!hasGroups) return child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: all of them have ended. EPERM: macOS says so of a group that is being reaped.
    if (['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function endEverything(signal: NodeJS.Signals): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const groups = [...running].filter((child) => signalGroup(child, 'SIGTERM'));
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && groups.some((child) => signalGroup(child, 0))) await wait(50);
  for (const child of groups) signalGroup(child, 'SIGKILL');
  process.exit(128 + constants.signals[signal]);
}

function start(command: string, args: string[], options: RunOptions, output: 'inherit' | 'pipe'): ChildProcess {
  if (running.size === 0) for (const signal of endingSignals) process.on(signal, endEverything);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', output, output],
    detached: hasGroups,
    windowsHide: true,
  });
  running.add(child);
  child.on('close', () => {
    signalGroup(child, 'SIGTERM');
    running.delete(child);
    // While everything is being ended the listeners stay: they are what ends this process.
    if (running.size === 0 && !isEnding) for (const signal of endingSignals) process.off(signal, endEverything);
  });
  return child;
}

/** Its exit code; 128 + n when signal n ended it, as shells count. */
function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end, its output on ours. Returns its exit code. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<number> {
  return exitCode(start(command, args, options, 'inherit'));
}

/** Runs a program to its end and keeps what it printed, in the order it came. */
export async function capture(
  command: string,
  args: string[],
  options: RunOptions = {},
): Promise<{ code: number; output: string }> {
  const child = start(command, args, options, 'pipe');
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await exitCode(child);
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/** Whether a program of this name is on the PATH. */
export async function isInstalled(command: string): Promise<boolean> {
  try {
    await capture(command, ['--version']);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
