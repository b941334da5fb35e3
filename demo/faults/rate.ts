/** A server that takes only so many requests. */
import { z } from 'zod';
import { isObject } from '../scim/resource';
import { errorAnswer } from './document';
import { type Answer, type Exchange, misbehaviour } from './misbehaviour';

/** How `Retry-After` is given. */
export const retryAfterForm = z.enum(['seconds', 'date', 'none']).default('seconds');

/** The headers of a 429. @param wait in milliseconds */
export function retryAfter(form: z.infer<typeof retryAfterForm>, wait: number, now: number): Answer['headers'] {
  if (form === 'none') return {};
  if (form === 'seconds') return { 'retry-after': String(Math.ceil(wait / 1000)) };
  // Dates have no fractions of a second.
  return { 'retry-after': new Date(Math.ceil((now + wait) / 1000) * 1000).toUTCString() };
}

/** What one sort of request may still use: so much in a window that slides, and of that so much at once. */
function createAllowance(limit: number, window: number, burst: number | null) {
  const taken: { at: number; weight: number }[] = [];
  let bucket = burst ?? 0;
  let filledAt: number | null = null;

  function fill(now: number): void {
    if (burst === null) return;
    bucket = Math.min(burst, bucket + ((now - (filledAt ?? now)) * limit) / window);
    filledAt = now;
  }

  return {
    /** Takes what a request weighs and returns null, or returns how many milliseconds to wait. */
    take(weight: number, now: number): number | null {
      while (taken[0] !== undefined && taken[0].at <= now - window) taken.shift();
      fill(now);
      const used = taken.reduce((sum, one) => sum + one.weight, 0);
      const untilFree = used < limit ? 0 : (taken[0]?.at ?? now) + window - now;
      const untilFilled = burst === null || bucket >= 1 ? 0 : ((1 - bucket) * window) / limit;
      const wait = Math.max(untilFree, untilFilled);
      if (wait > 0) return wait;
      // A heavy request that finds any room is let in, and the next ones wait the longer.
      taken.push({ at: now, weight });
      bucket -= weight;
      return null;
    },
  };
}

function isRead({ method, path }: Exchange): boolean {
  return method === 'GET' || path.endsWith('/.search');
}

function weightOf({ path, body }: Exchange): number {
  const operations = path === '/Bulk' && isObject(body) ? body.Operations : null;
  return Array.isArray(operations) ? Math.max(1, operations.length) : 1;
}

const limit = z.int().min(1).optional();

/** 429 for requests beyond a limit. Each rule has an allowance of its own; give several for several limits. */
export const rateLimit = misbehaviour(
  'rateLimit',
  {
    /** POST, PUT, PATCH and DELETE; any number if left out. */
    writes: limit,
    /** GET and `.search`; any number if left out. */
    reads: limit,
    /** Of both together. */
    requests: limit,
    /** Seconds. */
    window: z.number().min(0.001).default(60),
    /** The most at once, refilled evenly; as many as the limit if left out. */
    burst: limit,
    form: retryAfterForm,
    /** Whether every operation of a bulk request counts, rather than the request. */
    everyOperation: z.boolean().default(false),
  },
  ({ writes, reads, requests, window, burst = null, form, everyOperation }, { now }) => {
    const allowance = (most: number | undefined) =>
      most === undefined ? null : createAllowance(most, window * 1000, burst);
    const allowances = { writes: allowance(writes), reads: allowance(reads), requests: allowance(requests) };
    const waits = new WeakMap<Exchange, number>();
    return {
      // Within its limits it does not strike.
      concerns(exchange) {
        const own = isRead(exchange) ? allowances.reads : allowances.writes;
        const weight = everyOperation ? weightOf(exchange) : 1;
        const wait = own?.take(weight, now()) ?? allowances.requests?.take(weight, now()) ?? null;
        if (wait !== null) waits.set(exchange, wait);
        return wait !== null;
      },
      before(exchange) {
        const headers = retryAfter(form, waits.get(exchange) ?? 0, now());
        return errorAnswer({ status: 429, scimType: null, detail: 'too many requests' }, headers);
      },
    };
  },
);
