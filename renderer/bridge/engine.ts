/**
 * The window's talk with the engine, over a MessagePort that changes whenever the engine is started again.
 *
 * Nothing else in the window knows about ports: callers see one engine that is sometimes `restarting`.
 */
import type { z } from 'zod';
import { engineCalls, engineEvents, type Input, type Output } from '../../preload/contract';
import { failed } from '../../preload/failure';
import { type Caller, createCaller, type Port, PortFault } from '../../preload/port';

type EngineCalls = typeof engineCalls;
type EngineEvents = typeof engineEvents;
export type EngineState = 'starting' | 'ready' | 'restarting';

/** A message port and how to learn that its other end is gone. */
export interface EnginePort extends Port {
  onClose(hear: () => void): void;
}

export interface Engine {
  /** Asks the engine; waits while there is none. Rejects only on a bug. */
  call<K extends keyof EngineCalls>(channel: K, input: Input<EngineCalls, K>): Promise<Output<EngineCalls, K>>;
  /** Hears an event, of this engine and of those that follow it, until the returned function is called. */
  on<K extends keyof EngineEvents>(channel: K, hear: (payload: z.output<EngineEvents[K]>) => void): () => void;
  /** Hears each change of state until the returned function is called. */
  onState(hear: (state: EngineState) => void): () => void;
  /** Takes the port of a new engine; the one before it is dead. */
  connect(port: EnginePort): void;
}

/** Calls that may be made again after the engine died under them: repeating them changes nothing more. */
const repeatable: ReadonlySet<keyof EngineCalls> = new Set([
  'tenant.status',
  'tenant.columns',
  'tenant.administration',
  'people.read',
  'people.photo',
  'people.values',
  'people.actions',
  'people.deletion',
  'people.known',
  'groups.list',
  'users.statuses',
  'users.open',
  'bulk.preview',
  'bulk.apply',
  'changes.apply',
  // What it was answered is known by its batch, even when what was read has died with the engine.
  'import.apply',
  'changes.list',
  'changes.act',
  'changes.resolve',
  'batches.list',
  'batches.reverse',
  'history.list',
  'sync.mode',
  'sync.missing',
  'sync.now',
] as const);

/** A call under which the engine died this often may be what kills it. */
const maxAttempts = 3;

export function createEngine(): Engine {
  let caller: Caller<EngineCalls, EngineEvents> | null = null;
  let state: EngineState = 'starting';
  const waiting = new Set<() => void>();
  const stateHearers = new Set<(state: EngineState) => void>();
  const subscriptions = new Set<(to: Caller<EngineCalls, EngineEvents>) => void>();

  function enter(next: EngineState) {
    state = next;
    for (const hear of stateHearers) hear(state);
  }

  async function current() {
    while (caller === null) await new Promise<void>((resolve) => waiting.add(resolve));
    return caller;
  }

  return {
    async call(channel, input) {
      for (let attempt = 1; ; attempt += 1) {
        const asked = await current();
        try {
          return await asked.call(channel, input);
        } catch (error) {
          if (!(error instanceof PortFault) || asked === caller) throw error;
          if (!repeatable.has(channel) || attempt === maxAttempts) {
            return failed('engine-stopped') as Output<EngineCalls, typeof channel>;
          }
        }
      }
    },

    on(channel, hear) {
      let off = caller?.on(channel, hear);
      const subscribe = (to: Caller<EngineCalls, EngineEvents>) => {
        off = to.on(channel, hear);
      };
      subscriptions.add(subscribe);
      return () => {
        subscriptions.delete(subscribe);
        off?.();
      };
    },

    onState(hear) {
      stateHearers.add(hear);
      return () => stateHearers.delete(hear);
    },

    connect(port) {
      const gone = caller;
      const next = createCaller(port, engineCalls, engineEvents);
      caller = next;
      gone?.abandon('the engine was started again');
      for (const subscribe of subscriptions) subscribe(next);
      port.onClose(() => {
        if (caller !== next) return;
        caller = null;
        next.abandon('the engine stopped');
        enter('restarting');
      });
      enter('ready');
      for (const resume of waiting) resume();
      waiting.clear();
    },
  };
}

/** Wraps the port that the preload script hands over. */
function wrapPort(port: MessagePort): EnginePort {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.onmessage = (event) => receive(event.data);
    },
    onClose: (hear) => port.addEventListener('close', hear, { once: true }),
  };
}

export const engine = createEngine();

/** Takes each engine's port from the preload script, and tells it that the page listens. */
export function listenForEngine() {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.data?.type !== 'muster:engine' || !port) return;
    engine.connect(wrapPort(port));
  });
  // '/' means the page's own origin, whatever the protocol makes of it.
  window.postMessage({ type: 'muster:ready' }, '/');
}
