/** The vocabulary of the grid: columns, rows, and what a view asks for. */
import { z } from 'zod';
import { columnKey } from './bounds';
import { CellValue, ChangeState, isCellValue } from './changes';
import { Failure } from './failure';

export const ColumnType = z.enum(['text', 'choice', 'boolean', 'date', 'number', 'list']);
export type ColumnType = z.infer<typeof ColumnType>;

/** The column of a group: whether each person is in it. Views are opened with it, and cells edited, as with any other. */
export const groupColumn = (group: number) => `group:${group}`;

/** The group of such a column; null for any other. */
export function groupOfColumn(key: string): number | null {
  const [, number = null] = /^group:(\d{1,15})$/.exec(key) ?? [];
  return number === null ? null : Number(number);
}

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
  fixed: z.enum(['read-only', 'immutable', 'not-supported', 'not-permitted']).nullable(),
  required: z.boolean(),
  unique: z.boolean(),
  choices: z.array(z.string()).nullable(),
  /** Of a list: the attributes that name its items, as filters write them; the first that an item has is what is shown. */
  namedBy: z.array(z.string()).optional(),
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

const Row = z.object({
  /** The mirror's own number for the resource; stays the same for its life. */
  id: z.number(),
  /** One value for each column the view was opened with. */
  cells: z.array(CellValue),
  /** By index of the column. */
  marks: z.record(z.string(), CellMark),
  /** Somebody who is yet to be created at the tenant, or to be deleted there. */
  fate: z.object({ changeId: z.number(), kind: z.enum(['create', 'delete']), state: ChangeState }).nullable(),
  /** Cells that cannot be edited though others of their column can, by index of the column, and why. */
  locked: z.record(z.string(), Failure),
  /** What the tenant has accepted and not put in force yet, by index of the column: an email to be confirmed. */
  awaited: z.record(z.string(), CellValue),
  /** Invited, and yet to activate the account. */
  activationPending: z.boolean(),
  /** Names the picture; another name means another picture. Null: there is none. */
  photo: z.string().nullable(),
});
export type GridRow = z.infer<typeof Row>;
/** Rows come by the hundred while one scrolls, and nothing else is told of most; zod would make half of the window's garbage of them. */
export const GridRow = z.custom<GridRow>((value) => isUnmarked(value) || Row.safeParse(value).success);

function isUnmarked(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, cells, marks, fate, locked, awaited, activationPending, photo } = value;
  return (
    Number.isFinite(id) &&
    Array.isArray(cells) &&
    cells.every(isCellValue) &&
    [marks, locked, awaited].every(isEmpty) &&
    fate === null &&
    typeof activationPending === 'boolean' &&
    (photo === null || typeof photo === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && !Array.isArray(value) && Object.keys(value).length === 0;
}

export const Sort = z.object({ column: columnKey, direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof Sort>;

export const Query = z.object({
  search: z.string().max(500),
  /** One value of the status column, or null for all. */
  status: z.string().max(100).nullable(),
  /** Columns with the value that is asked for. */
  equal: z.array(z.object({ column: columnKey, value: z.string().max(500) })).max(8),
  /** The number of a group: its members alone, open changes laid over. */
  group: z.number().int().nullable(),
  /** A SCIM filter (RFC 7644 section 3.4.2.2) that they fit. */
  filter: z.string().max(20_000).nullable(),
  /** People of whom a change waits, be it a value, a membership or an action (`changed`), or has stopped. */
  open: z.enum(['changed', 'conflict', 'rejected']).nullable(),
  sort: z.array(Sort).max(8),
});
export type Query = z.infer<typeof Query>;

/** All users, in the tenant's order. */
export const everyone: Query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };

export const ViewState = z.object({
  viewId: z.number(),
  /** Grows whenever what the view shows may have changed. */
  revision: z.number(),
  count: z.number(),
  /** Set while the rest is still being found: these are the first ones, and there will be more. */
  partial: z.boolean().optional(),
});
export type ViewState = z.infer<typeof ViewState>;

/** Rows of a view from a position on, as they were at a revision. */
export const RowWindow = z.object({ revision: z.number(), start: z.number(), rows: z.array(GridRow) });
export type RowWindow = z.infer<typeof RowWindow>;
