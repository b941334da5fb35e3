/** What the list is filtered by, condition by condition; together they are what the engine is asked. */
import { z } from 'zod';
import type { Column, Query } from '../../preload/contract';

export const Condition = z.discriminatedUnion('kind', [
  /** A filter in its own text (RFC 7644 section 3.4.2.2). */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** People of whom a change waits, or has stopped. */
  z.object({ kind: z.literal('open'), state: z.enum(['changed', 'conflict', 'rejected']) }),
]);
export type Condition = z.infer<typeof Condition>;

/** All conditions as the engine knows them: those with a filter joined by `and`. */
export function filterOf(
  conditions: readonly Condition[],
  _columns: readonly Column[],
  _now: Date,
): Pick<Query, 'filter' | 'open'> {
  const texts = conditions.flatMap((condition) => (condition.kind === 'text' ? `(${condition.text})` : []));
  const open = conditions.find((condition) => condition.kind === 'open');
  return { filter: texts.length > 0 ? texts.join(' and ') : null, open: open?.state ?? null };
}
