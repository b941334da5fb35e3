/** Waiting a moment for rows before the grid is told that it was scrolled to them. */
import type { GridRow } from '../../preload/contract';
import type { Pages } from './pages';

/** So long rows are awaited before their places are drawn without them, in milliseconds: less than a frame. */
const patience = 10;
/** So long nothing is awaited once rows did not come in time, in milliseconds: what is slow now will be slow in a moment too. */
const rest = 250;

export interface Patience {
  /**
   * Answers whether the grid may hear at once that these rows (both ends included) are in sight; otherwise `tell` is called as
   * soon as they are here, or late, unless one has scrolled on by then.
   */
  mayTell(first: number, last: number, tell: () => void): boolean;
  /** Tells what was yet to be told. */
  end(): void;
}

/** @param see has rows fetched because they are in sight */
export function createPatience(
  pages: Pick<Pages<GridRow>, 'has' | 'subscribe'>,
  see: (first: number, last: number) => void,
): Patience {
  let waiting: { tell: () => void; stop: () => void } | null = null;
  let restsUntil = 0;

  function stop() {
    const stopped = waiting;
    waiting = null;
    stopped?.stop();
    return stopped;
  }

  const end = () => stop()?.tell();

  function giveUp() {
    restsUntil = performance.now() + rest;
    return stop();
  }

  return {
    mayTell(first, last, tell) {
      if (waiting) {
        // Whoever scrolls on and on sees at least where they are.
        giveUp();
        return true;
      }
      if (pages.has(first, last) || performance.now() < restsUntil) return true;
      const late = setTimeout(() => giveUp()?.tell(), patience);
      const off = pages.subscribe(() => {
        if (pages.has(first, last)) end();
      });
      waiting = {
        tell,
        stop() {
          clearTimeout(late);
          off();
        },
      };
      see(first, last);
      return false;
    },
    end,
  };
}
