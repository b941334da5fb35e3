/** What a rule would do to many cells, before anything happens. */
import type { BulkPreview, Result, Transformation } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { inPieces } from '../people/pieces';
import { createJudge, type Judged } from './judge';
import { readRule } from './rule';
import { countTaken } from './taken';

/** Cells, and what is to become of them. */
export interface Bulk {
  rows: readonly number[];
  columns: readonly string[];
  how: Transformation;
}

/** Long work as it is watched. */
export interface Watch {
  signal: AbortSignal | null;
  /** Hears how many people have been looked at. */
  tell(done: number): void;
}

/** The cells that change or are refused, counted, and a window of them. Fails with `cancelled`. */
export async function preview(
  store: Store,
  { rows, columns, how }: Bulk,
  { start, count }: { start: number; count: number },
  { signal, tell }: Watch,
): Promise<Result<BulkPreview>> {
  const rule = await readRule(how, store.model.columns);
  if (!rule.ok) return succeeded({ ...nothing(), problem: rule.problem });
  const people = [...new Set(rows)];
  const keys = new Set(columns);
  const judge = createJudge(store, columns, rule.value);
  const seen = nothing();
  const reasons = new Map<string, BulkPreview['reasons'][number]>();
  const fresh = new Map<string, Map<number, string>>(
    store.model.columns.flatMap(({ key, unique }) => (unique && keys.has(key) ? [[key, new Map()]] : [])),
  );
  let place = 0;
  let looked = 0;
  const note = (cell: Judged) => {
    if (place >= start && place < start + count) seen.samples.push(sampleOf(store, cell));
    place += 1;
    const { failure } = cell;
    if (failure === null) {
      seen.changed += 1;
      if (cell.to !== null) fresh.get(cell.column)?.set(cell.row, String(cell.to).toLowerCase());
      return;
    }
    seen.refused += 1;
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
    if (values.size > 0) seen.taken += await countTaken(store, key, values, signal);
  }
  if (signal?.aborted || !store.mirror.sqlite.open) return failed('cancelled');
  seen.unchanged = people.length * keys.size - seen.changed - seen.refused;
  seen.reasons = [...reasons.values()].sort((one, other) => other.count - one.count);
  return succeeded(seen);
}

function nothing(): BulkPreview {
  return { changed: 0, unchanged: 0, refused: 0, reasons: [], taken: 0, samples: [], problem: null };
}

function sampleOf({ mirror }: Store, { row, column, from, to, failure }: Judged): BulkPreview['samples'][number] {
  return { row, name: personName(mirror, row), column, from, to, failure };
}
