/** Faults of the connection: late, lost and torn answers. */
import { z } from 'zod';
import { misbehaviour, type Outcome } from './misbehaviour';

/** When a fault strikes: before the tenant has done what was asked, or after, so that only the answer is lost. */
export const moment = z.enum(['before', 'after']).default('before');

export const latency = misbehaviour(
  'latency',
  {
    ms: z.number().min(0).max(600_000),
    /** Anything up to `ms`, drawn for each request. */
    random: z.boolean().default(false),
    when: moment,
  },
  ({ ms, random, when }, { wait, draw }) => {
    const late = async (): Promise<Outcome> => {
      await wait(random ? Math.floor(draw.next() * ms) : ms);
      return { kind: 'goOn' };
    };
    return when === 'before' ? { before: late } : { after: late };
  },
);

export const drop = misbehaviour(
  'drop',
  {
    when: moment,
    /** The request is carried out twice before its answer is lost, as by a proxy that repeats it. */
    duplicate: z.boolean().default(false),
  },
  ({ when, duplicate }) => {
    if (duplicate) return { repeats: true, after: () => ({ kind: 'drop' }) };
    return when === 'before' ? { before: () => ({ kind: 'drop' }) } : { after: () => ({ kind: 'drop' }) };
  },
);

/** The request is carried out twice, and the second answer is the one that arrives. */
export const duplicate = misbehaviour('duplicate', {}, () => ({ repeats: true }));

export const truncate = misbehaviour('truncate', { keep: z.number().min(0).max(1).default(0.5) }, ({ keep }) => ({
  after: () => ({ kind: 'truncate', keep }),
}));
