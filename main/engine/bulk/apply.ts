/** Does to many cells what a rule asks for, as one gesture. */
import type { Applied, BatchLabel, CellsEdit, CellValue, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import { inPieces } from '../people/pieces';
import { answerBefore, applyGesture } from '../queue/apply';
import { asBefore, asShown } from './as-shown';
import { type Bulk, createJudge, type Judged } from './judge';
import type { Watch } from './preview';
import { readRule } from './rule';
import { forgetSight } from './sight';

/**
 * Judges the cells anew and queues what changes; what is refused is answered with its reason, and what stays as it is
 * counts for nothing. What others have changed while cells were judged is refused. A batch that is known already answers
 * what it answered before. Fails with `cancelled`, and then nothing is queued.
 */
export async function applyBulk(
  store: Store,
  { rows, columns, how }: Bulk,
  { batchId, label }: { batchId: string; label: BatchLabel },
  { signal, tell }: Watch,
): Promise<Result<Applied>> {
  const known = answerBefore<Applied>(store, batchId);
  if (known) return succeeded(known);
  const rule = await readRule(how, store.model.columns);
  if (!rule.ok) return failed('not-supported', {}, rule.problem.found);
  const people = [...new Set(rows)];
  const before = asBefore(store);
  const judge = createJudge(store, columns, rule.value);
  const shown: Judged[] = [];
  let looked = 0;
  await inPieces(
    store,
    people,
    (piece) => {
      for (const cell of judge(piece)) shown.push(cell);
      looked += piece.length;
      tell(Math.floor(looked / 2));
    },
    signal,
  );
  if (signal?.aborted || !store.mirror.sqlite.open) return failed('cancelled');
  // What is being written in steps is there once the transaction has begun.
  return transaction(store.mirror, () => {
    const cells = asShown(store, before, people, shown, createJudge(store, columns, rule.value));
    const refused = cells.flatMap(({ row, column, failure }) => (failure ? [{ row, column, failure }] : []));
    const changing = cells.filter(({ failure }) => failure === null);
    if (changing.length === 0) return succeeded({ applied: 0, created: [], refused });
    forgetSight(store);
    const half = people.length / 2;
    return succeeded(
      applyGesture(store, { batchId, label, edits: editsOf(changing), refused }, (done) =>
        tell(Math.floor(half * (1 + done / changing.length))),
      ),
    );
  });
}

/** An edit for each column. */
function editsOf(cells: readonly Judged[]): CellsEdit[] {
  const columns = new Map<string, Judged[]>();
  for (const cell of cells) {
    const known = columns.get(cell.column);
    if (known) known.push(cell);
    else columns.set(cell.column, [cell]);
  }
  return [...columns].map(([column, changing]) => editOf(column, changing));
}

function editOf(column: string, cells: readonly Judged[]): CellsEdit {
  const [first] = cells;
  const one: CellValue = first?.value ?? null;
  const values = cells.every(({ value }) => value === one) ? [one] : cells.map(({ value }) => value);
  return { kind: 'cells', column, rows: cells.map(({ row }) => row), values };
}
