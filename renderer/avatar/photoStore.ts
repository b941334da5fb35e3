/** Pictures of people by name: fetched when they are first wanted, kept while they may be seen again. */

/** A picture cannot be had now, and may be had later. */
export const later = Symbol('later');

interface PhotoStoreOptions<P> {
  /** Fetches and decodes somebody's picture; null: there is none, or it cannot be read. */
  load(row: number): Promise<P | null | typeof later>;
  /** Lets go of a picture. */
  dispose(photo: P): void;
  /** Milliseconds since 1970. */
  now(): number;
  onFault(error: unknown): void;
  /** How many pictures are kept. */
  capacity: number;
}

export interface PhotoStore<P> {
  /** The picture, if it is here; null: there is none; undefined: it has been asked for. */
  find(name: string, row: number): P | null | undefined;
  /** Calls back whenever a picture has come, until the returned function is called. */
  subscribe(hear: () => void): () => void;
  /** Whatever could not be had may be had now. */
  retry(): void;
  clear(): void;
}

/** Requests under way at once. */
const atOnce = 4;
/** Of those that wait, the last ones that were asked for are the ones on the screen. */
const mostWaiting = 60;
/** What could not be fetched is asked for again after this long (ms). */
const pause = 20_000;

export function createPhotoStore<P>(options: PhotoStoreOptions<P>): PhotoStore<P> {
  const { load, dispose, now, onFault, capacity } = options;
  const kept = new Map<string, P | null>();
  const waiting = new Map<string, number>();
  const underWay = new Set<string>();
  const unavailable = new Map<string, number>();
  const hearers = new Set<() => void>();
  let era = 0;

  function keep(name: string, photo: P | null) {
    kept.set(name, photo);
    for (const [oldest, old] of kept) {
      if (kept.size <= capacity) break;
      kept.delete(oldest);
      if (old !== null) dispose(old);
    }
    for (const hear of hearers) hear();
  }

  async function fetch(name: string, row: number) {
    const mine = era;
    underWay.add(name);
    try {
      const photo = await load(row);
      if (photo === later) unavailable.set(name, now() + pause);
      else if (mine === era) keep(name, photo);
      else if (photo !== null) dispose(photo);
    } catch (error) {
      // What is broken stays so: it is not asked for again and again.
      if (mine === era) keep(name, null);
      onFault(error);
    } finally {
      underWay.delete(name);
    }
    pump();
  }

  function pump() {
    for (const [name, row] of [...waiting].reverse()) {
      if (underWay.size >= atOnce) return;
      waiting.delete(name);
      fetch(name, row).catch(onFault);
    }
  }

  return {
    find(name, row) {
      const photo = kept.get(name);
      if (photo !== undefined) {
        // What was seen last is forgotten last.
        kept.delete(name);
        kept.set(name, photo);
        return photo;
      }
      if (underWay.has(name) || (unavailable.get(name) ?? 0) > now()) return undefined;
      unavailable.delete(name);
      waiting.delete(name);
      waiting.set(name, row);
      for (const oldest of waiting.keys()) {
        if (waiting.size <= mostWaiting) break;
        waiting.delete(oldest);
      }
      pump();
      return undefined;
    },

    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },

    retry() {
      unavailable.clear();
      for (const hear of hearers) hear();
    },

    clear() {
      era += 1;
      for (const photo of kept.values()) if (photo !== null) dispose(photo);
      kept.clear();
      waiting.clear();
      unavailable.clear();
    },
  };
}
