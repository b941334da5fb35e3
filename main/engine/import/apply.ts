/** Queues what lines ask for, as one batch. */
import type { Applied, BatchLabel, CellEdit, ImportedLine, Result } from '../../../preload/contract';
import { type Failure, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { answerBefore, answerOfBatch, collectBatch, type EditTaker, takeEdits } from '../queue/apply';
import { queuePlan } from '../queue/cells';
import { contextsOf } from './context';
import { activeKey, chosenAmong, whyActive } from './deactivation';
import type { Judgement } from './judging';
import type { Newcomer } from './newcomer';
import { absentRows } from './people-named';
import { findOvertaken, type Prepared, todosOf } from './prepare';
import type { Scratch } from './scratch';
import { cellsOf, countWanted, membershipsOf, type Taken, type Todo } from './todo';

export interface ImportOrder {
  batchId: string;
  label: BatchLabel;
  /** What is done to those who are created, as soon as they are there. */
  actions: readonly string[];
  /** The rows of those who are deactivated; whom the file names is not. */
  deactivate?: readonly number[] | undefined;
  take?: Taken | undefined;
  /** Waits until the admin sends it. */
  collected?: boolean | undefined;
}

export interface ImportAnswer {
  created: number;
  /** People who are changed. */
  changed: number;
  refused: { line: ImportedLine['line']; column: string; failure: Failure }[];
  deactivated: number;
  /** Those of whom it was asked and who are still active. */
  notDeactivated: { row: number; failure: Failure }[];
}

/** People who are deactivated at once. */
const pieceSize = 250;

/** What a batch that is known already was answered; a repeated call applies nothing twice. */
export function appliedBefore(store: Store, batchId: string): ImportAnswer | null {
  return answerBefore<ImportAnswer>(store, batchId);
}

/**
 * Applies all lines that are not left out and not invalid, in one transaction, during which nobody else is heard. Only what
 * was seen to change is changed, and who has come, gone or moved since is refused. Fails with `unknown-column`.
 *
 * @param prepared tells what the lines do, as far as nobody has overtaken it; otherwise they are judged once more
 */
export function applyLines(
  store: Store,
  scratch: Scratch,
  { plan, parts, lengths, writes }: Judgement,
  order: ImportOrder,
  onProgress: (lines: number) => void,
  prepared: Prepared | null = null,
): Result<ImportAnswer> {
  const { batchId, label, actions, take, deactivate = [], collected = false } = order;
  const found = contextsOf(store, scratch, plan, parts, lengths);
  if (!found.ok) return found;
  const contexts = found.value;
  const empty: ImportAnswer = { created: 0, changed: 0, refused: [], deactivated: 0, notDeactivated: [] };
  const leavers = deactivate.length === 0 ? [] : chosenAmong(absentRows(store, scratch, parts), deactivate);
  if (countWanted(scratch, order) === 0 && leavers.length === 0) return succeeded(empty);
  // Nothing comes between this and the transaction, which writes itself.
  const overtaken = findOvertaken(contexts, prepared, writes);
  const answer = answerOfBatch(store, { batchId, label, reverses: null }, empty, (filled) => {
    const taker = takeEdits(store, batchId);
    const changed = new Set<number>();
    let done = 0;
    for (const { todos, plan } of todosOf(scratch, contexts, take, overtaken, changed)) {
      if (plan) queuePlan(store, batchId, plan);
      applyPiece(taker, todos, [...(plan ? [] : cellsOf(todos)), ...membershipsOf(todos)], actions, filled, changed);
      done += todos.length;
      onProgress(done);
    }
    filled.changed = changed.size;
    for (let start = 0; start < leavers.length; start += pieceSize) {
      deactivateSome(store, taker, leavers.slice(start, start + pieceSize), filled);
    }
    taker.end();
    if (collected) collectBatch(store, batchId);
  });
  return succeeded(answer);
}

/** Those who are inactive already count for nothing. */
function deactivateSome(store: Store, taker: EditTaker, rows: readonly number[], answer: ImportAnswer): void {
  const reasons = whyActive(store, rows);
  const edits: CellEdit[] = [];
  for (const row of rows) {
    const why = reasons.get(row);
    if (why === null) edits.push({ row, column: activeKey, value: false });
    else if (why && why.code !== 'not-applicable') answer.notDeactivated.push({ row, failure: why });
  }
  const outcome = emptyAnswer();
  taker.take(edits, outcome);
  answer.deactivated += edits.length - outcome.refused.length;
  for (const { row, failure: why } of outcome.refused) {
    if (row !== null) answer.notDeactivated.push({ row, failure: why });
  }
}

/**
 * Applies some lines: the cells of all of them together, as the queue takes many faster than one by one.
 *
 * @param edits of them, as far as they are not queued yet; memberships last, as each parts cells before it from those after
 */
function applyPiece(
  taker: EditTaker,
  todos: readonly Todo[],
  edits: readonly CellEdit[],
  actions: readonly string[],
  answer: ImportAnswer,
  changed: Set<number>,
): void {
  const refused: ImportAnswer['refused'] = [];
  const changes = new Map<number, { line: number; left: number }>();
  for (const { line, row, newcomer, edits: own, refused: seen } of todos) {
    const refuse: Refuse = (column, why) => refused.push({ line, column, failure: why });
    for (const [column, why] of seen) refuse(column, why);
    if (newcomer) answer.created += createOf(taker, newcomer, actions, refuse);
    else if (row !== null) changes.set(row, { line, left: own.length });
  }
  const outcome = emptyAnswer();
  taker.take(edits, outcome);
  for (const { row, column, failure: why } of outcome.refused) {
    const change = changes.get(row ?? 0);
    if (!change) continue;
    change.left -= 1;
    refused.push({ line: change.line, column, failure: why });
  }
  for (const [row, { left }] of changes) if (left > 0) changed.add(row);
  answer.refused.push(...refused.sort((one, other) => one.line - other.line));
}

type Refuse = (column: string, why: Failure) => void;

const emptyAnswer = (): Applied => ({ applied: 0, created: [], refused: [] });

/** Creates somebody; answers how many have been. */
function createOf(taker: EditTaker, { values, groups }: Newcomer, actions: readonly string[], refuse: Refuse): number {
  const outcome = emptyAnswer();
  taker.take([{ kind: 'create', values, groups, actions: [...actions] }], outcome);
  for (const { column, failure: why } of outcome.refused) refuse(column, why);
  return outcome.created.length;
}
