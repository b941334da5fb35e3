/** From what is asked of the list to the frame in which it is painted, timed within Muster's page. */
import type { Page } from '@playwright/test';

/** Milliseconds of the page's clock, and what was seen meanwhile. */
export interface NewList {
  /** When it was set going: a key, say. */
  begunAt: number;
  /** When the engine was asked for it, and had answered. */
  askedAt: number;
  answeredAt: number;
  /** The end of the frame that shows it. */
  paintedAt: number;
  /** The longest time between two frames from when it was asked for. */
  longestFrame: number;
  /** The longest time that rows of the list before were waited for, asked for every few milliseconds. */
  longestCall: number;
}

declare global {
  var benchList: Promise<NewList>;
}

/** Milliseconds between two questions for rows of the list that is still shown. */
const questionInterval = 10;
const patience = 20_000;

/**
 * Waits for the next list that is asked for; `benchList` tells of it.
 * @param key begins with this key, where one is given; otherwise with the question itself
 * @param isAsking whether rows of the list before are asked for meanwhile
 */
export function awaitList(page: Page, given: { key: boolean; isAsking: boolean }): Promise<void> {
  return page.evaluate(
    ({ key, isAsking, questionInterval, patience }) => {
      const wire = globalThis.benchWire;
      wire.calls = [];
      const startedAt = performance.now();
      let pressedAt: number | null = null;
      const press = ({ timeStamp }: KeyboardEvent) => {
        pressedAt ??= timeStamp;
      };
      window.addEventListener('keydown', press, { capture: true });
      const asking = isAsking
        ? setInterval(() => {
            const viewId = wire.viewId();
            if (viewId !== null) void wire.ask('users.window', { viewId, start: 0, count: 50 });
          }, questionInterval)
        : undefined;
      const frames: number[] = [];
      globalThis.benchList = new Promise((resolve, reject) => {
        globalThis.benchFrames.atFrameEnds((now) => {
          frames.push(now);
          const opened = wire.calls.findLast(({ channel }) => channel === 'users.open');
          // The list before is closed at once: its end may be told before the answer that brings the new one has been noted.
          const isAnswered = opened !== undefined && opened.answeredAt !== null;
          const closedAfter =
            isAnswered &&
            wire.calls.some(({ channel, askedAt }) => channel === 'users.close' && askedAt >= opened.askedAt);
          const isOver = now - startedAt > patience;
          const isPainted = closedAfter && globalThis.benchFrames.blankRows().length === 0;
          if (!isPainted && !isOver) return false;
          clearInterval(asking);
          window.removeEventListener('keydown', press, { capture: true });
          if (!isPainted || !opened || opened.answeredAt === null || (key && pressedAt === null)) {
            reject(new Error('no new list was shown'));
            return true;
          }
          const { askedAt, answeredAt } = opened;
          const within = frames.filter((at) => at >= askedAt);
          const gaps = within.map((at, index) => at - (within[index - 1] ?? askedAt));
          const calls = wire.calls.filter(({ isOurs, askedAt: at }) => isOurs && at >= askedAt && at < answeredAt);
          const waits = calls.map(({ askedAt: at, answeredAt: end }) => (end ?? now) - at);
          resolve({
            begunAt: (key ? pressedAt : null) ?? askedAt,
            ...{ askedAt, answeredAt, paintedAt: now },
            longestFrame: Math.max(0, ...gaps),
            longestCall: Math.max(0, ...waits),
          });
          return true;
        });
      });
    },
    { ...given, questionInterval, patience },
  );
}

/** What became of it. */
export const newList = (page: Page): Promise<NewList> => page.evaluate(() => globalThis.benchList);
