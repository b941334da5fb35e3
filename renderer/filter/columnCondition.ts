/** What may be asked of one column. */
import { z } from 'zod';
import { operators } from './operators';

/** Null stands for no value at all; days are written as `2026-05-01`. */
const FilterValue = z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]);
export type FilterValue = z.infer<typeof FilterValue>;

/** Nobody ticks more, and no filter could hold them. */
export const mostValues = 100;

export const ColumnCondition = z.object({
  kind: z.literal('column'),
  /** Its key. */
  column: z.string().max(500),
  operator: z.enum(operators),
  values: z.array(FilterValue).max(mostValues),
});
export type ColumnCondition = z.infer<typeof ColumnCondition>;
