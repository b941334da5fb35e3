/** What was found out of everybody to sort them, kept for as long as nothing is written. */
import type { Ranks } from './byte-order';
import type { People } from './column-values';
import { expressionOf } from './expressions';
import { type Mirror, momentOf } from './handle';
import { rankColumn } from './ranking';
import type { ReadStore } from './store';

interface KeptRanks {
  /** Tells the moment of the mirror, and what was known of the tenant then. */
  moment: string;
  model: ReadStore['model'];
  /** Everybody, ascending. */
  everybody: Uint32Array;
  /** By the keys of columns, the one that was asked for last at the end. */
  columns: Map<string, Ranks>;
}

const keptRanks = new WeakMap<Mirror, KeptRanks>();

/** Columns that are kept: each takes four bytes a person. */
const mostColumns = 4;

/** Ranks people by a column; null where the tenant does not know it. */
export function ranksOf(store: ReadStore, { ids, isEverybody }: People, column: string): Ranks | null {
  const expression = expressionOf(store, column);
  if (!expression) return null;
  const { mirror } = store;
  const kept = current(store);
  const known = kept?.columns.get(column);
  if (!isEverybody) {
    return kept && known ? picked(kept.everybody, known, ids) : rankColumn(mirror, { ids, isEverybody }, expression);
  }
  const ranks = known ?? rankColumn(mirror, { ids, isEverybody }, expression);
  keep(store, ids, column, ranks);
  return ranks;
}

/** Everybody, as it was found out last; null where something has been written since. */
export function keptEverybody(store: ReadStore): Uint32Array | null {
  return current(store)?.everybody ?? null;
}

function current({ mirror, model }: ReadStore): KeptRanks | null {
  const kept = keptRanks.get(mirror);
  return kept && kept.model === model && kept.moment === momentOf(mirror) ? kept : null;
}

function keep(store: ReadStore, everybody: Uint32Array, column: string, ranks: Ranks): void {
  const moment = momentOf(store.mirror);
  if (moment === null) return;
  const columns = current(store)?.columns ?? new Map<string, Ranks>();
  columns.delete(column);
  columns.set(column, ranks);
  for (const oldest of columns.keys()) {
    if (columns.size > mostColumns) columns.delete(oldest);
  }
  keptRanks.set(store.mirror, { moment, model: store.model, everybody, columns });
}

/** The ranks of some people out of those of everybody. */
function picked(everybody: Uint32Array, { of, count }: Ranks, ids: Uint32Array): Ranks {
  const own = new Uint32Array(ids.length);
  for (let place = 0, at = 0; place < ids.length; place += 1) {
    while ((everybody[at] as number) < (ids[place] as number)) at += 1;
    own[place] = of[at] as number;
  }
  return { of: own, count };
}
