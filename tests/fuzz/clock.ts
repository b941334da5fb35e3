import { Violation } from './violation';

/** A clock that stands still until it is told to go on: to the next thing that is due, and never past it. */
export interface VirtualClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Plans an act for later; what is planned for the same moment happens in the order of planning. */
  after(milliseconds: number, act: () => void): { cancel(): void };
  /** When the next act is due; null if none is planned. */
  nextAt(): number | null;
  /** Goes on to the next act and does it. */
  runNext(): void;
  /** Goes on to a moment before which nothing is due. */
  moveTo(time: number): void;
}

interface Planned {
  at: number;
  act: () => void;
}

/** More acts than this at one moment, and time would never go on. */
const mostAtOnce = 20_000;

export function createClock(start: number): VirtualClock {
  let time = start;
  let atThisMoment = 0;
  let planned: Planned[] = [];
  return {
    now: () => time,
    after(milliseconds, act) {
      const one: Planned = { at: time + Math.max(0, Math.ceil(milliseconds)), act };
      const place = planned.findIndex(({ at }) => at > one.at);
      planned.splice(place < 0 ? planned.length : place, 0, one);
      return {
        cancel() {
          planned = planned.filter((other) => other !== one);
        },
      };
    },
    nextAt: () => planned[0]?.at ?? null,
    runNext() {
      const next = planned.shift();
      if (!next) return;
      atThisMoment = next.at > time ? 0 : atThisMoment + 1;
      if (atThisMoment > mostAtOnce) {
        throw new Violation('the engine does not run in circles', 'it waits for no time at all, for ever');
      }
      time = next.at;
      next.act();
    },
    moveTo(moment) {
      if (planned[0] && planned[0].at < moment) throw new Error('something is due before that moment');
      time = Math.max(time, moment);
    },
  };
}
