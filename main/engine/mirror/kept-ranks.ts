/** What was found out of everybody to sort them, kept, and put right for whoever has been written since. */
import { groupOfColumn } from '../../../preload/contract';
import type { Ranks } from './byte-order';
import type { People } from './column-values';
import { everybodyOf, isInMidst, settledNotes, touchedSince } from './everybody';
import { type Expression, expressionOf } from './expressions';
import { type Mirror, momentOf } from './handle';
import { patchedRanks, type RankedPeople } from './patched-ranks';
import { rankColumn } from './ranking';
import type { ReadStore } from './store';

interface KeptColumn extends RankedPeople {
  /** How many notes of who was touched are taken into account. */
  mark: number;
  /** Tells the moment of the mirror. */
  moment: string | null;
}

interface KeptRanks {
  /** What was known of the tenant. */
  model: ReadStore['model'];
  /** By their keys, the one that was asked for last at the end. */
  columns: Map<string, KeptColumn>;
}

const keptRanks = new WeakMap<Mirror, KeptRanks>();

/** Columns that are kept: each takes four bytes a person. */
const mostColumns = 8;

/** Ranks people by a column; null where the tenant does not know it. */
export function ranksOf(store: ReadStore, people: People, column: string): Ranks | null {
  const expression = expressionOf(store, column);
  if (!expression) return null;
  const { mirror } = store;
  const columns = columnsOf(store);
  const known = columns.get(column);
  if (isInMidst(mirror) || !(known || people.isEverybody)) return rankColumn(mirror, people, expression);
  const ids = everybodyOf(mirror);
  const mark = settledNotes(mirror);
  const upToDate = known ? putRight(mirror, expression, column, known, ids) : null;
  columns.delete(column);
  if (!upToDate && !people.isEverybody) return rankColumn(mirror, people, expression);
  const ranks = upToDate ?? rankColumn(mirror, { ids, isEverybody: true }, expression);
  columns.set(column, { ids, ranks, mark, moment: momentOf(mirror) });
  for (const oldest of columns.keys()) if (columns.size > mostColumns) columns.delete(oldest);
  return people.isEverybody ? ranks : picked(ids, ranks, people.ids);
}

function columnsOf({ mirror, model }: ReadStore): KeptRanks['columns'] {
  const kept = keptRanks.get(mirror);
  if (kept?.model === model) return kept.columns;
  const columns: KeptRanks['columns'] = new Map();
  keptRanks.set(mirror, { model, columns });
  return columns;
}

/** Null where they have to be ranked anew. */
function putRight(
  mirror: Mirror,
  expression: Expression,
  column: string,
  known: KeptColumn,
  ids: Uint32Array,
): Ranks | null {
  // Who is in a group stands in no row of theirs.
  if (groupOfColumn(column) !== null) return known.moment === momentOf(mirror) ? known.ranks : null;
  const touched = touchedSince(mirror, known.mark);
  if (!touched) return null;
  if (touched.length === 0 && known.ids === ids) return known.ranks;
  return patchedRanks(mirror, expression, known, ids, touched);
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
