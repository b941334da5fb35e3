/** The vocabulary of the grid: columns, rows, and what a view asks for. */
import { z } from 'zod';
import { CellValue, ChangeState } from './changes';
import { Failure } from './failure';

export const ColumnType = z.enum(['text', 'choice', 'boolean', 'date', 'number', 'list']);
export type ColumnType = z.infer<typeof ColumnType>;

/** A grid column, drawn from the tenant's schemas (RFC 7643 section 7). */
export const Column = z.object({
  /** Stable name, e.g. `userName`, `name.givenName`, `emails`, `urn:...:User:department`. */
  key: z.string(),
  /** The schema's own name in readable form; the window prefers its catalogue's word for well-known keys. */
  label: z.string(),
  description: z.string(),
  type: ColumnType,
  editable: z.boolean(),
  /** Why a cell of this column cannot be edited. */
  fixed: z.enum(['read-only', 'immutable', 'not-supported']).nullable(),
  required: z.boolean(),
  unique: z.boolean(),
  choices: z.array(z.string()).nullable(),
  /** Shown unless the admin chooses otherwise. */
  shown: z.boolean(),
});
export type Column = z.infer<typeof Column>;

/** The state of an edited cell and what it replaced. */
export const CellMark = z.object({
  changeId: z.number(),
  state: ChangeState,
  was: CellValue,
  failure: Failure.nullable(),
});
export type CellMark = z.infer<typeof CellMark>;

export const GridRow = z.object({
  /** The mirror's own number for the resource; stays the same for its life. */
  id: z.number(),
  /** One value for each column the view was opened with. */
  cells: z.array(CellValue),
  /** By index of the column. */
  marks: z.record(z.string(), CellMark),
  /** Somebody who is yet to be created at the tenant, or to be deleted there. */
  fate: z.object({ changeId: z.number(), kind: z.enum(['create', 'delete']), state: ChangeState }).nullable(),
});
export type GridRow = z.infer<typeof GridRow>;

export const Sort = z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof Sort>;

export const Query = z.object({
  search: z.string().max(500),
  /** One value of the status column, or null for all. */
  status: z.string().max(100).nullable(),
  sort: z.array(Sort).max(8),
});
export type Query = z.infer<typeof Query>;

export const ViewState = z.object({
  viewId: z.number(),
  /** Grows whenever what the view shows may have changed. */
  revision: z.number(),
  count: z.number(),
});
export type ViewState = z.infer<typeof ViewState>;
