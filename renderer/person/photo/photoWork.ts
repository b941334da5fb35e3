/** The window's end of the worker that handles pictures. */
import type { Result } from '../../../preload/contract';
import type { PhotoAnswers, PhotoOrder } from './photoOrders';

export interface PhotoWork {
  open(order: Omit<Extract<PhotoOrder, { kind: 'open' }>, 'kind'>): Promise<Result<PhotoAnswers['open']>>;
  cut(order: Omit<Extract<PhotoOrder, { kind: 'cut' }>, 'kind'>): Promise<Result<PhotoAnswers['cut']>>;
  /** Ends the worker, and whatever it is at. */
  end(): void;
}

/** Starts a worker. It does one thing after the other; answers reject only on a bug. */
export function startPhotoWork(): PhotoWork {
  const worker = new Worker(new URL('./photoWorker.ts', import.meta.url), { type: 'module', name: 'Muster photo' });
  let last: Promise<unknown> = Promise.resolve();

  function ask<T>(order: PhotoOrder): Promise<Result<T>> {
    const asked = last.then(
      () =>
        new Promise<Result<T>>((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message || 'the worker for pictures does not start'));
          worker.postMessage(order);
        }),
    );
    last = asked.catch(() => undefined);
    return asked;
  }

  return {
    open: (order) => ask<PhotoAnswers['open']>({ kind: 'open', ...order }),
    cut: (order) => ask<PhotoAnswers['cut']>({ kind: 'cut', ...order }),
    end: () => worker.terminate(),
  };
}
