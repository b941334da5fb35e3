/** What the list is filtered by, condition by condition; together they are what the engine is asked. */
import { z } from 'zod';
import type { Column, Query } from '../../preload/contract';
import { ColumnCondition } from './columnCondition';
import { loginText } from './logins';
import { columnText } from './scimText';

export const Condition = z.discriminatedUnion('kind', [
  ColumnCondition,
  /** A filter in its own text (RFC 7644 section 3.4.2.2). */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** People of whom a change waits, or has stopped. */
  z.object({ kind: z.literal('open'), state: z.enum(['changed', 'conflict', 'rejected']) }),
  /** People who never signed in, or not for long. */
  z.object({ kind: z.literal('login'), state: z.enum(['never', 'unseen']) }),
]);
export type Condition = z.infer<typeof Condition>;

/** Whom a condition means that the tenant cannot answer any more: rather nobody than everybody. */
const nobody = 'not (id pr) and id pr';

/** The engine reads no longer ones. */
const longestFilter = 20_000;

/** One condition as a filter's text; null for one that has none, or is yet to be filled in. */
export function conditionFilter(condition: Condition, columns: readonly Column[], now: Date): string | null {
  switch (condition.kind) {
    case 'column': {
      const column = columns.find(({ key }) => key === condition.column);
      return column ? columnText(condition, column, now) : null;
    }
    case 'text':
      return condition.text.trim() || null;
    case 'login':
      return loginText(condition.state, columns, now);
    case 'open':
      return null;
  }
}

/** Whether a condition can be asked: it is filled in, and fits what the tenant has. */
export function isWhole(condition: Condition, columns: readonly Column[]): boolean {
  return condition.kind === 'open' || conditionFilter(condition, columns, new Date()) !== null;
}

/** Whether the engine can read all of them together. */
export function isShortEnough({ filter }: Pick<Query, 'filter'>): boolean {
  return (filter ?? '').length <= longestFilter;
}

/** All conditions as the engine knows them: those with a filter joined by `and`. */
export function filterOf(
  conditions: readonly Condition[],
  columns: readonly Column[],
  now: Date,
): Pick<Query, 'filter' | 'open'> {
  const texts = conditions.flatMap((condition) => {
    if (condition.kind === 'open') return [];
    const text = conditionFilter(condition, columns, now) ?? nobody;
    // What was written by hand may hold an `or`.
    return condition.kind === 'text' && conditions.length > 1 ? `(${text})` : text;
  });
  const open = conditions.find((condition) => condition.kind === 'open');
  return { filter: texts.length > 0 ? texts.join(' and ') : null, open: open?.state ?? null };
}
