/** What the window asks the engine about filters: whether one can be read, how it may go on, and which values there are. */
import { z } from 'zod';
import { columnKey } from './bounds';
import { CellValue } from './changes';
import { Query } from './grid';
import { result, tenantId } from './result';

/** What would have been right where a filter goes wrong; the window has a word for each. */
export const FilterExpectation = z.enum([
  'attribute',
  'operator',
  'value',
  'quote',
  'text',
  'open',
  'close',
  'close-bracket',
  'joint',
  'flat',
  'shallow',
  'short',
  /** An attribute that the tenant has. */
  'known-attribute',
  /** A value of the attribute's type. */
  'fitting-value',
]);
export type FilterExpectation = z.infer<typeof FilterExpectation>;

export const FilterProblem = z.object({
  /** Where it goes wrong, from 0, and how long what is wrong is; 0 at the end. */
  at: z.number(),
  length: z.number(),
  expected: FilterExpectation,
  /** What stands there instead, shortened. */
  found: z.string(),
});
export type FilterProblem = z.infer<typeof FilterProblem>;

/** What may stand in the place of the text from `from` to `to`. */
export const FilterCompletion = z.object({
  text: z.string(),
  from: z.number(),
  to: z.number(),
  kind: z.enum(['attribute', 'operator', 'value', 'joint']),
  /** The key of the column that an attribute is, so that it can be told by its name. */
  column: z.string().nullable(),
});
export type FilterCompletion = z.infer<typeof FilterCompletion>;

export const filterCalls = {
  /** Reads a SCIM filter (RFC 7644 section 3.4.2.2); completions are those at the cursor, none where it is null. */
  'filter.check': {
    input: z.object({ tenantId, text: z.string().max(20_000), cursor: z.number().int().min(0).nullable() }),
    output: result(z.object({ problem: FilterProblem.nullable(), completions: z.array(FilterCompletion).max(100) })),
  },
  /** The values that people of a query have in a column, most first; `search`: only those that hold the words. */
  'users.facets': {
    input: z.object({
      tenantId,
      query: Query,
      column: columnKey,
      search: z.string().max(500),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: result(
      z.object({
        values: z.array(z.object({ value: CellValue, count: z.number() })),
        /** How many different values there are. */
        distinct: z.number(),
      }),
    ),
  },
} as const;
