/** What a rule would do to many cells, before anything happens. */
import type { BulkPreview, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { inPieces } from '../people/pieces';
import { type Bulk, createJudge, type Judged } from './judge';
import { type Rule, readRule } from './rule';
import { beginSight, keptSight, type Sight } from './sight';
import { countTaken } from './taken';

/** Long work as it is watched. */
export interface Watch {
  signal: AbortSignal | null;
  /** Hears how many people have been looked at. */
  tell(done: number): void;
}

/** The cells that change or are refused, counted, and a window of them. Fails with `cancelled`. */
export async function preview(
  store: Store,
  bulk: Bulk,
  { start, count }: { start: number; count: number },
  watch: Watch,
): Promise<Result<BulkPreview>> {
  const rule = await readRule(bulk.how, store.model.columns);
  if (!rule.ok) return succeeded({ ...nothing(), problem: rule.problem });
  const seen = keptSight(store, bulk) ?? (await lookThrough(store, bulk, rule.value, { start, count }, watch));
  if (!seen) return failed('cancelled');
  const cells = seen.cells.slice(start - seen.first, start - seen.first + count);
  return succeeded({ ...seen.counted, samples: cells.map((cell) => sampleOf(store, cell)) });
}

/** Looks at all the people; null where that was cancelled. */
async function lookThrough(
  store: Store,
  bulk: Bulk,
  rule: Rule,
  page: { start: number; count: number },
  { signal, tell }: Watch,
): Promise<Sight | null> {
  const { rows, columns } = bulk;
  const people = [...new Set(rows)];
  const keys = new Set(columns);
  const judge = createJudge(store, columns, rule);
  const sight = beginSight(store, bulk, page);
  const counted = nothing();
  const reasons = new Map<string, BulkPreview['reasons'][number]>();
  const fresh = new Map<string, Map<number, string>>(
    store.model.columns.flatMap(({ key, unique }) => (unique && keys.has(key) ? [[key, new Map()]] : [])),
  );
  let looked = 0;
  const note = (cell: Judged) => {
    sight.add(cell);
    const { failure } = cell;
    if (failure === null) {
      counted.changed += 1;
      if (cell.to !== null) fresh.get(cell.column)?.set(cell.row, String(cell.to).toLowerCase());
      return;
    }
    counted.refused += 1;
    const reason = reasons.get(failure.code);
    if (reason) reason.count += 1;
    else reasons.set(failure.code, { failure, count: 1 });
  };
  const look = (piece: number[]) => {
    for (const cell of judge(piece)) note(cell);
    looked += piece.length;
    tell(looked);
  };
  await inPieces(store, people, look, signal);
  for (const [key, values] of fresh) {
    if (values.size > 0) counted.taken += await countTaken(store, key, values, signal);
  }
  if (signal?.aborted || !store.mirror.sqlite.open) return null;
  counted.unchanged = people.length * keys.size - counted.changed - counted.refused;
  counted.reasons = [...reasons.values()].sort((one, other) => other.count - one.count);
  return sight.end(counted);
}

function nothing(): BulkPreview {
  return { changed: 0, unchanged: 0, refused: 0, reasons: [], taken: 0, samples: [], problem: null };
}

function sampleOf({ mirror }: Store, { row, column, from, to, failure }: Judged): BulkPreview['samples'][number] {
  return { row, name: personName(mirror, row), column, from, to, failure };
}
