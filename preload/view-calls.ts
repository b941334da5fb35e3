/** What the window asks the engine about saved views: a filter, a sort and columns, under a name. */
import { z } from 'zod';
import { columnKey } from './bounds';
import { Query } from './grid';
import { result, tenantId } from './result';

export const SavedView = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  query: Query,
  /** What the window shows of the filter as conditions of its own; text that only the window reads. */
  conditions: z.string().max(100_000).nullable(),
  /** In their order; widths in CSS pixels, null where the column has its usual one. */
  columns: z.array(z.object({ key: columnKey, width: z.number().nullable() })).max(500),
  /** How many of the first columns stay while one scrolls. */
  frozen: z.number().int().min(0).max(20),
  /** The one that is shown when the tenant is opened. */
  isDefault: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

export const viewCalls = {
  /** By name. */
  'views.list': { input: z.object({ tenantId }), output: result(z.array(SavedView)) },
  /** Keeps a view, new or under an id that is known; of several only the last is the default one. */
  'views.save': { input: z.object({ tenantId, view: SavedView }), output: result(z.null()) },
  'views.remove': { input: z.object({ tenantId, id: z.uuid() }), output: result(z.null()) },
} as const;
