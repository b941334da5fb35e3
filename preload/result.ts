/** What every word of the contract is made of. */
import { z } from 'zod';
import { Failure } from './failure';

/** Either the value, or why not. */
export const result = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: Failure }),
  ]);
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const nothing = z.undefined();
export const tenantId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]+$/);
/** Milliseconds since 1970, UTC. */
export const instant = z.number();
