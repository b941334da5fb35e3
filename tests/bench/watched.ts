/** An Electron app whose desktop process and engine tell how late their timers are. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Milliseconds between two looks at a timer; what comes on top of them is lateness. */
export const resolution = 10;

/** Lateness in milliseconds. */
export interface Lateness {
  p99: number;
  longest: number;
}

/** What the desktop process answers to `lateness`, and from then on anew; there is no engine in other apps. */
export interface ProcessLateness {
  main: Lateness;
  engine: Lateness | null;
}

const measuring = `
import { monitorEventLoopDelay } from 'node:perf_hooks';
const delays = monitorEventLoopDelay({ resolution: ${resolution} });
delays.enable();
export function lateness() {
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - ${resolution});
  const seen = { p99: late(delays.percentile(99)), longest: late(delays.max) };
  delays.reset();
  return seen;
}
`;

const main = (program: string) => `
import { join } from 'node:path';
import { MessageChannelMain, utilityProcess } from 'electron';
import { lateness } from './measuring.mjs';
const fork = utilityProcess.fork;
let engine = null;
utilityProcess.fork = (script, ...more) => {
  if (!script.endsWith('engine.js')) return fork.call(utilityProcess, script, ...more);
  const child = fork.call(utilityProcess, join(import.meta.dirname, 'engine.mjs'), ...more);
  engine = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannelMain();
    port2.once('message', ({ data }) => resolve(data));
    port2.start();
    child.postMessage({ type: 'lateness' }, [port1]);
  });
  return child;
};
process.on('message', async () => process.send({ main: lateness(), engine: engine && await engine() }));
await import(${JSON.stringify(program)});
`;

// Whoever listens first takes all that has been said so far: that must be the program.
const engine = (program: string) => `
import { lateness } from './measuring.mjs';
await import(${JSON.stringify(program)});
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data?.type === 'lateness') port.postMessage(lateness());
});
`;

/**
 * Writes an app that does what another does, and tells of its processes.
 *
 * @param programs of the other app
 * @returns its folder
 */
export async function writeWatched(folder: string, programs: { main: string; engine: string | null }): Promise<string> {
  const address = (file: string) => pathToFileURL(file).href;
  const files = {
    'package.json': JSON.stringify({ name: 'muster', version: '1.0.0', type: 'module', main: 'main.mjs' }),
    'measuring.mjs': measuring,
    'main.mjs': main(address(programs.main)),
    'engine.mjs': programs.engine === null ? '' : engine(address(programs.engine)),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
