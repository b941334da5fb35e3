/** What a failed request means for the change that was sent, and for the connection as a whole. */
import type { Failure } from '../../../preload/failure';

export type Verdict =
  /** The tenant will not have this change; the others go on. */
  | 'park'
  /** The resource moved or went away; the admin decides. */
  | 'moved'
  /** The request may have been carried out: look before sending again. The others go on. */
  | 'retry-unsure'
  /**
   * It may be this resource alone over which something stumbles, or the whole tenant; the request may have been carried
   * out. Look before sending again; everything waits only while nothing else is answered either.
   */
  | 'doubt'
  /** Nobody can be reached; the request may have been carried out. Everything waits. */
  | 'halt-unsure'
  /** The tenant answers, but not us or not now; the request was not carried out. Everything waits. */
  | 'halt';

/** Judges the failure of a request that would change something. */
export function judgeFailure(failure: Failure): Verdict {
  switch (failure.code) {
    case 'rejected':
    case 'taken':
    case 'too-large':
    case 'forbidden':
    case 'not-found':
    case 'not-applicable':
    case 'unavailable':
      return 'park';
    case 'conflict':
    case 'gone':
      return 'moved';
    case 'server-error':
      return 'retry-unsure';
    case 'unauthorized':
    case 'rate-limited':
    case 'wrong-tenant':
    case 'certificate':
      return 'halt';
    case 'timeout':
    case 'html-answer':
    case 'not-scim':
    case 'redirected':
      return 'doubt';
    default:
      return 'halt-unsure';
  }
}

/** Whether the tenant has answered, be it with a no: it is there, and it speaks the protocol. */
export function isAnswered(failure: Failure): boolean {
  return ['park', 'moved'].includes(judgeFailure(failure));
}

/** Whether nobody answered at all, as opposed to somebody who would not, or not now. */
export function isUnreachable(failure: Failure): boolean {
  return ['offline', 'timeout', 'certificate', 'redirected'].includes(failure.code);
}

/** How long to wait after a failure, in milliseconds: as long as the tenant asks, and never less than the backoff. */
export function delayAfter(failure: Failure, tries: number, random: () => number): number {
  const { retryAfter } = failure.params;
  return Math.max(typeof retryAfter === 'number' ? retryAfter : 0, backoff(tries, random));
}

/** Full-jitter backoff after a number of failed tries, in milliseconds: up to 1, 2, 4 ... 60 seconds. */
function backoff(tries: number, random: () => number): number {
  const ceiling = Math.min(60_000, 1000 * 2 ** Math.min(tries, 6));
  return Math.round(250 + random() * (ceiling - 250));
}

/** After so many failed tries a change is parked with its reason. */
export const maximumTries = 8;
