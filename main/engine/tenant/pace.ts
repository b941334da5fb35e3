/**
 * How fast a tenant may be asked. Nobody says so beforehand: the limit is learnt from refusals (429), and given up again
 * after a long time without one.
 */

/** What was learnt of a tenant's limit, to be kept. */
export interface Pace {
  /** Requests a second. */
  limit: number;
  /** The rate that was refused, in requests a second. */
  refused: number;
  /** When, in milliseconds since 1970, UTC. */
  refusedAt: number;
  /** Until when nothing may be sent, in milliseconds since 1970, UTC. */
  pausedUntil: number;
}

export interface Pacer {
  /**
   * How long to wait, in milliseconds, before the next request may go; 0 when it may go now.
   *
   * @param writes how many operations it carries: some tenants count each of a bulk request
   */
  delay(writes: number): number;
  /** So many requests, or operations of a bulk request, are being sent. */
  took(requests: number): void;
  /** The tenant refused a request with 429 and asked for so many milliseconds, or did not say. */
  limited(retryAfter: number | null): void;
  /** The tenant answered. */
  succeeded(): void;
  /** Requests a second that may be counted on; null while there is nothing to go by. */
  rate(): number | null;
  learnt(): Pace | null;
}

const minute = 60_000;
/** What is older than a minute is forgotten only every so often, in milliseconds. */
const cleaning = 1000;

/** One request each twenty seconds. */
const slowest = 1 / 20;

/** Without a limit or much to go by, it is halved from this: requests a second. */
const usual = 1;

/** A shorter burst than this, in milliseconds, says little of the rate that a tenant bears. */
const telling = 10_000;

/** A limit grows by one twentieth of what was refused, once in this time, in milliseconds. */
const growthInterval = 10_000;

/** It grows no further than this share of what was refused. */
const belowRefused = 0.9;

/** After so long without a refusal, in milliseconds, there is no limit any more. */
const forgetting = 30 * minute;

/** Where the tenant names no time, the pause in milliseconds; as much again is left to chance. */
const usualPause = 10_000;

/** A pacer that begins with what was learnt before. Time is in milliseconds since 1970, UTC; `random` is 0 <= x < 1. */
export function createPace(world: { now(): number; random(): number }, learnt: Pace | null): Pacer {
  let pace = learnt;
  /** What was sent within the last minute, since the limit was last lowered. */
  let sent: { at: number; requests: number }[] = [];
  /** When what was sent is paid for by waiting. */
  let paidAt = 0;
  /** A refusal of what was sent before the last one teaches nothing new. */
  let sentSinceRefusal = true;
  let grownAt = world.now();
  let last = Math.max(world.now(), learnt?.refusedAt ?? 0);

  /** The time now. Where the clock was set back, everything that is remembered goes back with it. */
  function now(): number {
    const at = world.now();
    const back = Math.max(0, last - at);
    if (back > 0) {
      sent = sent.map((one) => ({ ...one, at: one.at - back }));
      paidAt -= back;
      grownAt -= back;
      if (pace) pace = { ...pace, refusedAt: pace.refusedAt - back, pausedUntil: pace.pausedUntil - back };
    }
    last = at;
    // Now and then is enough: to look through a minute's requests for each of them takes more time than they do.
    const [first] = sent;
    if (first && at - first.at >= minute + cleaning) sent = sent.filter((one) => at - one.at < minute);
    if (pace && at - Math.max(pace.refusedAt, pace.pausedUntil) >= forgetting) pace = null;
    return at;
  }

  /** Requests a second within the last minute, taken over at least the given time; null when there were none. */
  function observed(at: number, shortest: number): number | null {
    const [first] = sent;
    if (!first) return null;
    const requests = sent.reduce((sum, one) => sum + one.requests, 0);
    return (requests * 1000) / Math.max(at - first.at, shortest);
  }

  /** When the last minute leaves room for so many; for more than a minute's worth, when it is empty. */
  function roomAt(at: number, requests: number, limit: number): number {
    const most = Math.max(requests, (limit * minute) / 1000);
    let sum = requests;
    for (const one of sent.toReversed()) {
      sum += one.requests;
      if (sum > most) return one.at + minute;
    }
    return at;
  }

  return {
    delay(writes) {
      const at = now();
      if (!pace) return 0;
      const mayGo = Math.max(pace.pausedUntil, paidAt, roomAt(at, Math.max(1, writes), pace.limit));
      return Math.max(0, Math.ceil(mayGo - at));
    },

    took(requests) {
      const at = now();
      sent.push({ at, requests });
      sentSinceRefusal = true;
      if (pace) paidAt = Math.max(paidAt, at) + (requests * 1000) / pace.limit;
    },

    limited(retryAfter) {
      const at = now();
      const pause = retryAfter ?? usualPause * (1 + world.random());
      const pausedUntil = Math.max(pace?.pausedUntil ?? 0, at + Math.max(0, pause));
      if (pace && !sentSinceRefusal) {
        pace = { ...pace, pausedUntil };
        return;
      }
      const seen = observed(at, telling) ?? 0;
      const refused = pace ? Math.min(pace.limit, Math.max(seen, pace.limit / 2)) : Math.max(seen, usual);
      pace = { limit: Math.max(slowest, refused / 2), refused, refusedAt: at, pausedUntil };
      sent = [];
      paidAt = at;
      grownAt = at;
      sentSinceRefusal = false;
    },

    succeeded() {
      const at = now();
      if (!pace || at - grownAt < growthInterval) return;
      const ceiling = Math.max(slowest, pace.refused * belowRefused);
      pace = { ...pace, limit: Math.max(pace.limit, Math.min(ceiling, pace.limit + pace.refused / 20)) };
      grownAt = at;
    },

    rate() {
      const at = now();
      return pace ? pace.limit : observed(at, 1000);
    },

    learnt() {
      now();
      return pace;
    },
  };
}
