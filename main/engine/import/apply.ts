/** Queues what lines ask for, as one batch. */
import type { Applied, BatchLabel, CellEdit, ImportedLine, Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import { answerBefore, beginBatch, collectBatch, type EditTaker, endBatch, takeEdits } from '../queue/apply';
import { queuePlan } from '../queue/cells';
import { type Context, contextsOf } from './context';
import { activeKey, whyActive } from './deactivation';
import type { Judgement } from './judging';
import { type Leavers, leaversAmong } from './leavers';
import type { Newcomer } from './newcomer';
import { findOvertaken, type Overtaken } from './overtaken';
import { type Piece, type Prepared, preparedPieces, todosAnew } from './prepare';
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
 * Applies all lines that are not left out and not invalid, in one transaction with turns for others in between. Only what
 * was seen to change is changed, and who has come, gone or moved since is refused. Fails with `unknown-column`, or with
 * `cancelled`; then nothing is queued.
 */
export async function applyLines(
  store: Store,
  scratch: Scratch,
  judgement: Judgement,
  prepared: Prepared,
  order: ImportOrder,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<ImportAnswer>> {
  const { plan, parts, lengths } = judgement;
  function* work(own: Store): Generator<undefined, Result<ImportAnswer>> {
    const contexts = contextsOf(own, scratch, plan, parts, lengths);
    if (!contexts.ok) return contexts;
    const overtaken = yield* findOvertaken(store, contexts.value, prepared);
    const sinceJudged = prepared.stale === 'all' ? prepared.stale : overtaken;
    const asked = order.deactivate ?? [];
    const leavers = yield* leaversAmong(store, scratch, contexts.value, judgement, sinceJudged, asked);
    const wanted: Wanted = { contexts: contexts.value, prepared, overtaken, leavers };
    if (countWanted(scratch, order) === 0 && leavers.rows.length === 0) return succeeded(nothingDone(leavers));
    return succeeded(yield* queueing(own, scratch, order, wanted, onProgress));
  }
  return (await transactionInSteps(store, work, signal)) ?? failed('cancelled');
}

interface Wanted {
  contexts: readonly Context[];
  prepared: Prepared;
  /** Since then. */
  overtaken: Overtaken;
  leavers: Leavers;
}

function nothingDone({ named }: Leavers): ImportAnswer {
  const notDeactivated = named.map((row) => ({ row, failure: failure('named-since') }));
  return { created: 0, changed: 0, refused: [], deactivated: 0, notDeactivated };
}

/** Queues the batch within its transaction. */
function* queueing(
  store: Store,
  scratch: Scratch,
  { batchId, label, actions, take, collected = false }: ImportOrder,
  { contexts, prepared, overtaken, leavers }: Wanted,
  onProgress: (lines: number) => void,
): Generator<undefined, ImportAnswer> {
  const known = beginBatch<ImportAnswer>(store, { batchId, label, reverses: null });
  if (known) return known;
  const answer = nothingDone(leavers);
  const taker = takeEdits(store, batchId);
  const changed = new Set<number>();
  let done = 0;
  for (const piece of preparedPieces(scratch, contexts)) {
    const stale = staleIn(piece, prepared.stale, overtaken, changed);
    if (stale === null && piece.plan) {
      queuePlan(store, batchId, piece.plan);
      for (const row of aboutCells(piece)) changed.add(row);
      applyPiece(taker, piece.rest, membershipsOf(piece.rest), actions, answer, changed);
    } else {
      const todos = stale === null ? piece.rest : todosAnew(scratch, contexts, piece, take, stale);
      applyPiece(taker, todos, [...cellsOf(todos), ...membershipsOf(todos)], actions, answer, changed);
    }
    done += piece.lines;
    onProgress(done);
    yield;
  }
  answer.changed = changed.size;
  for (let start = 0; start < leavers.rows.length; start += pieceSize) {
    deactivateSome(store, taker, leavers.rows.slice(start, start + pieceSize), answer);
    yield;
  }
  taker.end();
  if (collected) collectBatch(store, batchId);
  endBatch(store, batchId, answer);
  return answer;
}

/** Those of whom nothing but cells is changed. */
function aboutCells({ people, rest }: Piece): number[] {
  const others = new Set(rest.map(({ row }) => row));
  return people.filter((row) => !others.has(row));
}

/** Of whom the lines of a piece have to be judged again; null where what was found out of all of them still holds. */
function staleIn(
  { people }: Piece,
  stale: Overtaken,
  overtaken: Overtaken,
  changed: ReadonlySet<number>,
): Overtaken | null {
  if (overtaken === 'all') return 'all';
  // Lines of different parts may be about the same person.
  const moved = people.filter((row) => overtaken.has(row) || changed.has(row));
  if (moved.length === 0) return null;
  return stale === 'all' ? 'all' : new Set([...stale, ...moved]);
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
