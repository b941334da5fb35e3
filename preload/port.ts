/**
 * Calls, answers and events over any message port, typed by the contract and validated by whoever receives.
 *
 * The same few lines carry the window's talk with the engine and the desktop process's talk with the engine.
 */
import { z } from 'zod';
import type { Calls, Events, Handlers, Input, Output } from './contract';

/** The least that a MessagePort, a MessagePortMain and a utility process have in common. */
export interface Port {
  post(message: unknown): void;
  listen(receive: (message: unknown) => void): void;
}

const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number(), channel: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.number(), output: z.unknown() }),
  z.object({ kind: z.literal('fault'), id: z.number(), text: z.string() }),
  z.object({ kind: z.literal('event'), channel: z.string(), payload: z.unknown() }),
]);

/** A call that broke: a bug on one of the two sides, or a process that died meanwhile. */
export class PortFault extends Error {}

export interface Caller<C extends Calls, E extends Events> {
  call<K extends keyof C & string>(channel: K, input: Input<C, K>): Promise<Output<C, K>>;
  /** Hears an event until the returned function is called. */
  on<K extends keyof E & string>(channel: K, hear: (payload: z.output<E[K]>) => void): () => void;
  /** Ends all calls under way, with a `PortFault`: the other side is gone. */
  abandon(reason: string): void;
}

/** The asking end of a port. */
export function createCaller<C extends Calls, E extends Events>(port: Port, calls: C, events: E): Caller<C, E> {
  const waiting = new Map<
    number,
    { channel: string; resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  const hearers = new Map<string, Set<(payload: never) => void>>();
  let lastId = 0;
  let gone: string | null = null;

  port.listen((raw) => {
    const message = Message.parse(raw);
    if (message.kind === 'event') {
      const schema = events[message.channel];
      if (!schema) throw new PortFault(`unknown event ${message.channel}`);
      const payload = schema.parse(message.payload) as never;
      for (const hear of hearers.get(message.channel) ?? []) hear(payload);
      return;
    }
    if (message.kind === 'call') return;
    const call = waiting.get(message.id);
    if (!call) return;
    waiting.delete(message.id);
    if (message.kind === 'fault') {
      call.reject(new PortFault(message.text));
      return;
    }
    const answer = calls[call.channel]?.output.safeParse(message.output);
    if (answer?.success) call.resolve(answer.data as never);
    else call.reject(new PortFault(`unreadable answer to ${call.channel}: ${answer?.error.message}`));
  });

  return {
    call(channel, input) {
      if (gone !== null) return Promise.reject(new PortFault(gone));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { channel, resolve: resolve as (value: never) => void, reject });
        port.post({ kind: 'call', id, channel, input });
      });
    },
    on(channel, hear) {
      const set = hearers.get(channel) ?? new Set();
      hearers.set(channel, set.add(hear as (payload: never) => void));
      return () => set.delete(hear as (payload: never) => void);
    },
    abandon(reason) {
      gone = reason;
      for (const call of waiting.values()) call.reject(new PortFault(reason));
      waiting.clear();
    },
  };
}

export interface Server<E extends Events> {
  emit<K extends keyof E & string>(channel: K, payload: z.input<E[K]>): void;
}

/** The answering end of a port. `report` hears of every bug: a handler that threw, a message nobody sends. */
export function serve<C extends Calls, E extends Events>(
  port: Port,
  calls: C,
  handlers: Handlers<C>,
  report: (error: unknown) => void,
): Server<E> {
  port.listen(async (raw) => {
    const message = Message.safeParse(raw);
    if (!message.success) return report(message.error);
    if (message.data.kind !== 'call') return;
    const { id, channel, input } = message.data;
    try {
      if (!Object.hasOwn(calls, channel)) throw new PortFault(`unknown call ${channel}`);
      const schema = calls[channel as keyof C & string];
      const parsed = schema?.input.parse(input) as never;
      const output = await handlers[channel as keyof C & string](parsed);
      port.post({ kind: 'answer', id, output });
    } catch (error) {
      report(error);
      port.post({ kind: 'fault', id, text: error instanceof Error ? error.message : String(error) });
    }
  });
  return { emit: (channel, payload) => port.post({ kind: 'event', channel, payload }) };
}
