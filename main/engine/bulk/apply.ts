/** Does to many cells what a rule asks for, as one gesture. */
import type { Applied, BatchLabel, CellsEdit, CellValue, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { inPieces } from '../people/pieces';
import { answerBefore, applyGesture } from '../queue/apply';
import { type Bulk, createJudge, type Judged } from './judge';
import type { Watch } from './preview';
import { readRule } from './rule';
import { forgetSight } from './sight';

/**
 * Judges the cells anew and queues what changes; what is refused is answered with its reason, and what stays as it is
 * counts for nothing. A batch that is known already answers what it answered before. Fails with `cancelled`, and then
 * nothing is queued.
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
  const judge = createJudge(store, columns, rule.value);
  const changing = new Map<string, Judged[]>();
  const refused: Applied['refused'] = [];
  let looked = 0;
  await inPieces(
    store,
    people,
    (piece) => {
      for (const cell of judge(piece)) {
        const { row, column, failure } = cell;
        if (failure) refused.push({ row, column, failure });
        else cellsOf(changing, column).push(cell);
      }
      looked += piece.length;
      tell(Math.floor(looked / 2));
    },
    signal,
  );
  if (signal?.aborted || !store.mirror.sqlite.open) return failed('cancelled');
  if (changing.size === 0) return succeeded({ applied: 0, created: [], refused });
  forgetSight(store);
  const edits = [...changing].map(([column, cells]) => editOf(column, cells));
  const cells = edits.reduce((sum, edit) => sum + edit.rows.length, 0);
  return succeeded(
    applyGesture(store, { batchId, label, edits, refused }, (done) =>
      tell(Math.floor((people.length * (1 + done / cells)) / 2)),
    ),
  );
}

function cellsOf(changing: Map<string, Judged[]>, column: string): Judged[] {
  const cells = changing.get(column) ?? [];
  changing.set(column, cells);
  return cells;
}

function editOf(column: string, cells: readonly Judged[]): CellsEdit {
  const [first] = cells;
  const one: CellValue = first?.value ?? null;
  const values = cells.every(({ value }) => value === one) ? [one] : cells.map(({ value }) => value);
  return { kind: 'cells', column, rows: cells.map(({ row }) => row), values };
}
