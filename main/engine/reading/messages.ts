/** What is said between the engine's thread and the one that reads beside it. */
import type { SharedRanks, WantedRanks } from '../mirror/kept-ranks';
import type { Discovery } from '../scim/resource';
import type { Readings } from './readings';

export type Order =
  | {
      kind: 'open';
      /** The mirror's file. */
      path: string;
      /** Whose rows the engine has written. */
      touched: SharedArrayBuffer;
      /** One number: the reading for which nobody waits any more. */
      abandoned: SharedArrayBuffer;
      /** One number: until when others go before, see `Precedence`. */
      precedence: SharedArrayBuffer;
    }
  | {
      kind: 'read';
      id: number;
      what: keyof Readings;
      asked: unknown;
      /** How many notes of whose rows were written are committed. */
      settled: number;
      /** Whether somebody wants to hear of the beginning of a list before the rest is found. */
      hasBeginning: boolean;
      /** What the tenant says of itself, where that is new. */
      discovery: Discovery | null;
    }
  | {
      /** Another thread has ranked everybody by a column. */
      kind: 'keep';
      wanted: WantedRanks;
      found: SharedRanks;
      discovery: Discovery | null;
    }
  | { kind: 'close' };

/** The beginning of what is found, before the answer. */
export interface Beginning {
  id: number;
  early: Uint32Array;
}

export type Answer =
  | { id: number; found: unknown }
  /** `abandoned` where it ended because nobody waits for it. */
  | { id: number; abandoned: boolean; error: string };
