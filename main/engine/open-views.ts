/** The views that are open, made anew when the ground moves under them. */
import type { Query, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import type { Desk } from './desk';
import type { Emit } from './emit';
import { newView, refreshView, settleView, type View, viewState } from './views';

/** @param broken hears of an error while the rest of a view is found, which nobody waits for */
export function createOpenViews(emit: Emit, broken: (desk: Desk, error: unknown) => void) {
  const views = new Map<number, View>();
  let last = 0;

  function forget(view: View): void {
    views.delete(view.id);
    view.closing.abort();
  }

  function tell(view: View): void {
    if (views.has(view.id)) emit('users.changed', viewState(view));
  }

  /** Answers when the view is there, or its beginning; the rest is told of when it is there too. */
  async function begin(desk: Desk, view: View): Promise<boolean> {
    let made: Promise<boolean> = Promise.resolve(false);
    const begun = new Promise<boolean>((resolve) => {
      made = refreshView(view, () => resolve(true));
    });
    const isThere = await Promise.race([begun, made]);
    if (view.isBegun) {
      made.then(
        (isMade) => isMade && tell(view),
        (error: unknown) => broken(desk, error),
      );
    }
    return isThere;
  }

  return {
    get: (viewId: number) => views.get(viewId),
    of: ({ store }: Desk): View[] => [...views.values()].filter((view) => view.store === store),
    /**
     * Fails with `cancelled` where nobody waits for it any more.
     *
     * @param from the row that is shown first: to whoever looks at others than the first ones a beginning is of no use
     */
    async open(
      desk: Desk,
      keys: readonly string[],
      query: Query,
      { signal, from = 0 }: { signal: AbortSignal | null; from?: number },
    ): Promise<Result<View>> {
      last += 1;
      const view = newView(last, desk, keys, query);
      // What changes while it is being made is not missed.
      views.set(view.id, view);
      const leave = () => forget(view);
      signal?.addEventListener('abort', leave);
      try {
        const isThere = from === 0 ? await begin(desk, view) : await refreshView(view);
        if (isThere) return succeeded(view);
        forget(view);
        return failed('cancelled');
      } catch (error) {
        forget(view);
        throw error;
      } finally {
        signal?.removeEventListener('abort', leave);
      }
    },
    /** Makes it anew, and tells of it. */
    async renew(view: View): Promise<void> {
      if (await refreshView(view)) tell(view);
    },
    /** Lets go of those who do not fit it any more, and tells of it. */
    async settle(view: View): Promise<void> {
      if (await settleView(view)) tell(view);
    },
    /** What it shows has changed where it stands. */
    touch(view: View): void {
      // One that is being made shows it anyway, and no window knows of it yet.
      if (view.revision === 0) return;
      view.revision += 1;
      tell(view);
    },
    close(viewId: number): void {
      const view = views.get(viewId);
      if (view) forget(view);
    },
  };
}
