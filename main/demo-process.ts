import { type UtilityProcess, utilityProcess } from 'electron';
import { z } from 'zod';
import type { DemoKind, Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';

const Said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('listening'), baseUrl: z.string(), title: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** What an embedded demo tenant is made of. */
interface DemoOrder {
  kind: DemoKind;
  users: number;
  /** The SQLite file in which it keeps its people from one run to the next. */
  file: string;
  /** The bearer token that it accepts. */
  token: string;
  /** Where it listened the last time, to listen there again if that is free; 0: anywhere. */
  port: number;
  /** Milliseconds between the edits of a colleague who works there as well; null: nobody does. */
  colleagueEvery: number | null;
}

/** A demo tenant that listens. */
export interface ListeningDemo {
  baseUrl: string;
  /** What it calls itself. */
  title: string;
}

export interface DemoProcess {
  /** Where it listens, once it does, or `demo-failed`. */
  ready: Promise<Result<ListeningDemo>>;
  /** Ends it; resolves when it has let go of its file. */
  stop(): Promise<void>;
}

/** Starts a demo tenant: a SCIM server on loopback, in a process of its own. */
export function startDemo(
  script: string,
  order: DemoOrder,
  hear: { progress(done: number, total: number): void; ended(): void },
): DemoProcess {
  const child: UtilityProcess = utilityProcess.fork(script, [], { serviceName: `Muster demo ${order.kind}` });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<Result<ListeningDemo>>((resolve) => {
    child.on('message', (raw) => {
      const said = Said.parse(raw);
      if (said.type === 'progress') hear.progress(said.done, said.total);
      if (said.type === 'listening') resolve(succeeded({ baseUrl: said.baseUrl, title: said.title }));
      if (said.type === 'failed') resolve(failed('demo-failed', {}, said.message));
    });
    child.once('exit', (code) => {
      resolve(failed('demo-failed', {}, `the demo tenant ended with code ${code}`));
      hear.ended();
    });
  });
  child.postMessage(order);
  return {
    ready,
    stop() {
      child.kill();
      return exited;
    },
  };
}
