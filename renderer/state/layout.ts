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
/** More than these would leave no room for what scrolls. */
const mostFrozen = 20;

/** Widths (CSS pixels) that a column may have. */
export const narrowest = 56;
export const widest = 800;

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

/** With as many frozen columns as there can be. */
function fitting({ columns, frozen }: Layout): Layout {
  return { columns, frozen: Math.max(0, Math.min(Math.trunc(frozen), mostFrozen, columns.length)) };
}

/** Shows these columns: those that are there stay where they are, others come behind. */
export function withColumns(layout: Layout, keys: Iterable<string>): Layout {
  const wanted = new Set(keys);
  const isKept = (key: string) => wanted.has(key);
  // What is frozen is what stands left of a line: a column that leaves moves it.
  const frozen = layout.columns.slice(0, layout.frozen).filter(({ key }) => isKept(key)).length;
  const kept = layout.columns.filter(({ key }) => wanted.delete(key));
  const added = [...wanted].map((key) => ({ key, width: null }));
  return fitting({ columns: [...kept, ...added], frozen: layout.frozen > 0 ? Math.max(usuallyFrozen, frozen) : 0 });
}

/** In the order of the given keys; columns that are not among them stay behind those. */
export function inOrder(layout: Layout, keys: readonly string[]): Layout {
  const place = new Map(keys.map((key, index) => [key, index]));
  const placeOf = ({ key }: ColumnPlace) => place.get(key) ?? keys.length;
  return { ...layout, columns: layout.columns.toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

/** With a column in another place, counted from 0; past an end it stays there. */
export function moved(layout: Layout, key: string, to: number): Layout {
  const place = layout.columns.find((column) => column.key === key);
  if (!place) return layout;
  const others = layout.columns.filter((column) => column !== place);
  const at = Math.max(0, Math.min(Math.trunc(to), others.length));
  return { ...layout, columns: others.toSpliced(at, 0, place) };
}

/** With another width (CSS pixels) of a column; null: its usual one. */
export function resized(layout: Layout, key: string, width: number | null): Layout {
  const fit = width === null ? null : Math.round(Math.max(narrowest, Math.min(width, widest)));
  return {
    ...layout,
    columns: layout.columns.map((place) => (place.key === key ? { key, width: fit } : place)),
  };
}

/** With so many of the first columns staying while one scrolls. */
export function frozenTo(layout: Layout, frozen: number): Layout {
  return fitting({ ...layout, frozen });
}

/**
 * The layout without columns that the tenant does not have any more, and with those that it has got and usually shows.
 *
 * @param known keys of the columns that the tenant had when the layout was made
 */
export function renewed(layout: Layout, known: Iterable<string>, now: readonly Column[]): Layout {
  const before = new Set(known);
  const kept = layout.columns.filter(({ key }) => now.some((column) => column.key === key));
  const added = now.filter(({ key, shown }) => shown && !before.has(key) && !isShown(layout, key));
  const keys = [...kept, ...added].map(({ key }) => key);
  return keys.length > 0 ? withColumns(layout, keys) : usualLayout(now);
}

export function isSameLayout(one: Layout, other: Layout): boolean {
  const [a, b] = [fitting(one), fitting(other)];
  return (
    a.frozen === b.frozen &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ key, width }, index) => b.columns[index]?.key === key && b.columns[index].width === width)
  );
}
