/** A stream that is written to in bursts, and waited for between them. */
import type { Writable } from 'node:stream';

export interface Sink {
  write(text: string): void;
  /** Resolves once little enough is waiting to go on; rejects when `stop` is aborted. */
  room(stop: AbortSignal): Promise<void>;
}

/** Characters that may wait: enough to keep the next one in the chain busy during a burst. */
const mayWait = 1024 * 1024;

/** Counts what the stream has not passed on yet. */
export function createSink(stream: Writable): Sink {
  let waiting = 0;
  let wake: (() => void) | null = null;
  return {
    write(text) {
      waiting += text.length;
      stream.write(text, () => {
        waiting -= text.length;
        if (waiting <= mayWait / 2) wake?.();
      });
    },
    async room(stop) {
      stop.throwIfAborted();
      if (waiting <= mayWait) return;
      await new Promise<void>((resolve, reject) => {
        const give = () => reject(stop.reason);
        stop.addEventListener('abort', give, { once: true });
        wake = () => {
          wake = null;
          stop.removeEventListener('abort', give);
          resolve();
        };
      });
    },
  };
}
