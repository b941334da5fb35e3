/** Whoever reads from a mirror for long: beside the engine's own thread where there is another, or on it. */
import type { EarlyHearer } from '../mirror/found-ids';
import type { Store } from '../mirror/store';
import { type Asked, doReading, type Found, type Readings } from './readings';

export interface Reader {
  /** Reads the mirror as it is now or later. */
  read<K extends keyof Readings>(what: K, asked: Asked<K>, how?: How): Promise<Found<K>>;
  /** Somebody asks the engine's own thread for rows: what nobody asked for is put off. */
  putOff(): void;
  /** Lets go of the mirror's file; what is being read ends with a `NobodyWaits`. */
  close(): Promise<void>;
}

export interface How {
  /** Ends it, with a `NobodyWaits`, as soon as that can be. */
  signal?: AbortSignal;
  /** Hears of the beginning of a list that is read beside the engine, where the rest takes long. */
  early?: EarlyHearer;
  /** The columns of a list that is shown: by which it may be sorted next. */
  shown?: readonly string[];
}

/** Nobody waits for what was being read. */
export class NobodyWaits extends Error {}

/** Reads where it is asked. */
export function readHere(store: Store): Reader {
  return {
    async read<K extends keyof Readings>(what: K, asked: Asked<K>, how?: How): Promise<Found<K>> {
      if (how?.signal?.aborted) throw new NobodyWaits();
      return doReading(store, what, asked);
    },
    putOff: () => undefined,
    close: async () => undefined,
  };
}
