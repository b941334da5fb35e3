/** Faults of the connection: late, lost and torn answers. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { misbehaviour } from './misbehaviour';

export const latency = misbehaviour('latency', { ms: z.number().min(0).max(600_000) }, ({ ms }) => ({
  async before() {
    await wait(ms, undefined, { ref: false });
    return { kind: 'goOn' };
  },
}));

/** When a fault strikes: before the tenant has done what was asked, or after, so that only the answer is lost. */
export const moment = z.enum(['before', 'after']).default('before');

export const drop = misbehaviour('drop', { when: moment }, ({ when }) =>
  when === 'before' ? { before: async () => ({ kind: 'drop' }) } : { after: () => ({ kind: 'drop' }) },
);

export const truncate = misbehaviour('truncate', { keep: z.number().min(0).max(1).default(0.5) }, ({ keep }) => ({
  after: () => ({ kind: 'truncate', keep }),
}));
