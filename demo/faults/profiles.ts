/** Providers as they are known to behave: named sets of faults, for a tenant that is to be like one of them. */
import type { FaultInput } from './catalogue';

const minute = 60;
const hour = 3_600;

export const profiles = {
  /** A plain provider: no versions, no bulk, and sorting that it does not speak of. */
  plain: [{ fault: 'noETag' }, { fault: 'bulkAbsent' }, { fault: 'lyingDiscovery', etag: false, sort: false }],
  /** Pages of ten unless asked; limits for all requests, and a tighter one for changing users. */
  slack: [
    { fault: 'pageCap', most: 1_000, usual: 10 },
    { fault: 'rateLimit', writes: 600, reads: 1_000, window: minute },
    { fault: 'rateLimit', writes: 180, burst: 20, window: minute, path: '^/Users/' },
    { fault: 'bulkAbsent' },
  ],
  /** Refuses clients that do not name themselves, and filtered paths; a thousand users an hour. */
  github: [
    { fault: 'userAgentRequired' },
    { fault: 'noFilteredPaths' },
    { fault: 'rateLimit', writes: 1_000, window: hour, path: '^/Users' },
    { fault: 'bulkAbsent' },
  ],
  /** Cursors only, a hundred a page; a hundred members in a PATCH; filters of `eq` and `and`. */
  aws: [
    { fault: 'cursorOnly' },
    { fault: 'pageCap', most: 100 },
    { fault: 'bulkAbsent' },
    { fault: 'memberLimit', most: 100 },
    { fault: 'filterOnly', operators: ['eq', 'and'] },
  ],
  /** New resources cannot be read for moments; booleans are texts. */
  entra: [{ fault: 'lateReads', ms: 2_000, what: 'creates' }, { fault: 'stringBooleans' }],
  /** Deactivates, and never deletes. */
  salesforce: [{ fault: 'deactivateOnDelete' }],
  /** A hundred a page; finds users by `userName` and `externalId` only; a deactivated user is not there. */
  atlassian: [
    { fault: 'pageCap', most: 100 },
    { fault: 'filterOnly', operators: ['eq'], attributes: ['userName', 'externalId'] },
    { fault: 'goneWhenInactive' },
    { fault: 'bulkAbsent' },
  ],
  /** Twenty deletions in half a minute. */
  miro: [{ fault: 'rateLimit', writes: 20, window: 30, method: 'DELETE' }],
  /** Five requests a second. */
  deel: [{ fault: 'rateLimit', requests: 5, window: 1 }],
} as const satisfies Record<string, readonly FaultInput[]>;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as ProfileName[];
