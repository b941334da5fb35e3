import type { Mirror } from './handle';
import type { TenantModel } from './model';

/** An open mirror with what is known of its tenant: what every read and write of the queue and the sync starts from. */
export interface Store {
  mirror: Mirror;
  /** Exchanged for a new one when the tenant's schemas change. */
  model: TenantModel;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** As `now`, but never the same twice: what was asked and answered within one millisecond keeps its order. */
  stamp(): number;
  uuid(): string;
  /** Who works here, for batches and history. */
  author: string;
}

/** What reading alone needs of it. */
export type ReadStore = Pick<Store, 'mirror' | 'model'>;

/** So many milliseconds lie between two readings at least: few enough that many readings do not run ahead of the time. */
const tick = 1 / 1024;

/** A clock that never stands still: each reading is later than the one before. */
export function createStamp(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + tick, now());
    return last;
  };
}
