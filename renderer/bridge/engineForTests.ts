/** An engine for tests: at the other end of a real message channel, and answering what the test gives it. */
import { MessageChannel } from 'node:worker_threads';
import { afterEach } from 'vitest';
import { engineCalls, type engineEvents, type Handlers } from '../../preload/contract';
import { failed } from '../../preload/failure';
import { type Port, type Server, serve } from '../../preload/port';
import type { EnginePort } from './engine';

type EngineHandlers = Handlers<typeof engineCalls>;

export interface TestEngine {
  port: EnginePort;
  server: Server<typeof engineEvents>;
  /** Bugs that the answering end has reported. */
  reported: unknown[];
  die(): void;
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Starts an engine that fails with `internal` where the test gives no answer; it ends with the test. */
export function startEngine(given: Partial<EngineHandlers>): TestEngine {
  const { port1, port2 } = new MessageChannel();
  open.push(() => port1.close());
  const wrap = (port: typeof port1): Port => ({
    post: (message) => port.postMessage(message),
    listen: (receive) => port.on('message', receive),
  });
  const reported: unknown[] = [];
  const missing = () => failed('internal');
  const handlers = Object.fromEntries(Object.keys(engineCalls).map((channel) => [channel, missing]));
  const server = serve<typeof engineCalls, typeof engineEvents>(
    wrap(port2),
    engineCalls,
    { ...(handlers as unknown as EngineHandlers), ...given },
    (error) => reported.push(error),
  );
  const port: EnginePort = { ...wrap(port1), onClose: (hear) => port1.on('close', hear) };
  return { port, server, reported, die: () => port2.close() };
}
