/** The engine's process: joins the engine to the desktop process and to the windows. Nothing below it knows Electron. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type MessagePortMain, net } from 'electron';
import { controlCalls, type controlEvents, engineCalls, type engineEvents } from '../../preload/contract';
import { type Port, type Server, serve } from '../../preload/port';
import { createEngine } from './engine';
import type { Environment } from './environment';

const toDesktop: Port = {
  post: (message) => process.parentPort.postMessage(message),
  listen: (receive) => process.parentPort.on('message', ({ data, ports }) => ports.length === 0 && receive(data)),
};

const environment: Environment = {
  now: Date.now,
  // Chromium's own, for the system's proxy and the system's certificates.
  fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
  async wait(milliseconds, signal) {
    try {
      await wait(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  random: Math.random,
  uuid: randomUUID,
  author: accountName(),
  log: (level, text) => desktop.emit('engine.log', { level, text }),
  startThread: () => new Worker(resolve(import.meta.dirname, 'reader.js')),
};

/** The system's own name for whoever works here; a system that has no account for them has no name either. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

const engine = createEngine(environment);
const desktop: Server<typeof controlEvents> = serve(toDesktop, controlCalls, engine.control, report);

process.parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (data?.type === 'muster:port' && port) join(port);
});

function join(port: MessagePortMain): void {
  const window: Server<typeof engineEvents> = serve(
    {
      post: (message) => port.postMessage(message),
      listen: (receive) => port.on('message', ({ data }) => receive(data)),
    },
    engineCalls,
    engine.calls,
    report,
  );
  const leave = engine.subscribe((channel, payload) => window.emit(channel, payload));
  port.on('close', leave);
  port.start();
}

/** A bug in one call spoils only that call. */
function report(error: unknown): void {
  environment.log('error', textOf(error));
}

/** A bug anywhere else leaves the engine in an unknown state: the desktop process starts it anew, from what is on disk. */
function give(error: unknown): void {
  report(error);
  process.exit(1);
}
process.on('uncaughtException', give);
process.on('unhandledRejection', give);

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
