/** How the list is laid out: which columns, in which order, how wide, and how many of them stay while one scrolls. */
import type { Column } from '../../preload/contract';

export interface ColumnPlace {
  key: string;
  /** CSS pixels; null: its usual width. */
  width: number | null;
}

export interface Layout {
  /** The columns that are shown, in their order; widths of those that are not are forgotten. */
  columns: readonly ColumnPlace[];
  /** So many of the first columns stay while one scrolls. */
  frozen: number;
}

/** The first column says who it is. */
const usuallyFrozen = 1;

export const emptyLayout: Layout = { columns: [], frozen: usuallyFrozen };

/** The layout that a tenant's columns have until the admin makes another one. */
export function usualLayout(columns: readonly Column[]): Layout {
  const shown = columns.filter((column) => column.shown);
  return { columns: shown.map(({ key }) => ({ key, width: null })), frozen: usuallyFrozen };
}

export function isShown({ columns }: Layout, key: string): boolean {
  return columns.some((place) => place.key === key);
}

/** The shown columns, in the order of the layout. */
export function laidOut({ columns }: Layout, all: readonly Column[]): Column[] {
  return columns.flatMap(({ key }) => all.find((column) => column.key === key) ?? []);
}

/** Shows these columns: those that are there stay where they are, others come behind. */
export function withColumns(layout: Layout, keys: Iterable<string>): Layout {
  const wanted = new Set(keys);
  const kept = layout.columns.filter(({ key }) => wanted.delete(key));
  return { ...layout, columns: [...kept, ...[...wanted].map((key) => ({ key, width: null }))] };
}

/** The layout without columns that the tenant does not have any more, and with those that it has got and usually shows. */
export function renewed(layout: Layout, before: readonly Column[], now: readonly Column[]): Layout {
  const known = new Set(before.map(({ key }) => key));
  const kept = layout.columns.filter(({ key }) => now.some((column) => column.key === key));
  const added = now.filter(({ key, shown }) => shown && !known.has(key));
  const columns = [...kept, ...added.map(({ key }) => ({ key, width: null }))];
  return columns.length > 0 ? { ...layout, columns } : usualLayout(now);
}
