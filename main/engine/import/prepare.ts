/**
 * Finds out before a batch what its lines do, with turns for others in between; and what of that was overtaken by what
 * others have written meanwhile.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { linesOfSheet, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { TenantModel } from '../mirror/model';
import type { Store } from '../mirror/store';
import { type CellPlan, planCells } from '../queue/cells';
import { type Context, contextsOf } from './context';
import { type Judgement, judgeLines, writesOf } from './judging';
import { readKeys, renewKeys } from './keys';
import { rowOf, rowsOf, type Scratch, togetherOverTurns, write } from './scratch';
import { cellsOf, linesByNumber, type Taken, type Todo, todoOf, type WantedLine, wantedLines } from './todo';

/** Lines that are looked at between two turns, and between two tellings of progress. */
const pieceSize = 250;

/** So many people who have changed meanwhile are looked at one by one; where there are more, all lines are. */
const mostTouched = 5_000;

/** What the mirror was when the lines were judged that are kept in the scratch file. */
export interface Prepared {
  model: TenantModel;
  writes: number;
  touched: number;
}

/** What is written for the cells of a piece of lines, by the number of the last of them. */
const keepPlan = 'insert into plan (last, what) values (?, ?)';
const keptPlan = 'select what from plan where last = ?';

const keep = `insert into todo (number, row, what)
  select value ->> 'line', value ->> 'row', value from json_each(?)`;

/**
 * Finds out what the lines do that are to be applied, and keeps it in the scratch file. Fails with `unknown-column`, or
 * with `cancelled`.
 */
export function prepareLines(
  store: Store,
  scratch: Scratch,
  { plan, parts, lengths, writes: judgedAt }: Judgement,
  { take }: { take?: Taken | undefined },
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Prepared>> {
  return togetherOverTurns(scratch, async () => {
    const found = contextsOf(store, scratch, plan, parts, lengths);
    if (!found.ok) return found;
    const prepared = { model: store.model, writes: writesOf(store), touched: store.mirror.touched.count() };
    for (const table of ['todo', 'plan']) write(scratch, `delete from ${table}`);
    const steps = preparing(store, scratch, found.value, take, prepared.writes !== judgedAt, onProgress);
    while (!steps.next().done) {
      await nextTurn();
      if (signal.aborted || !store.mirror.sqlite.open) return failed('cancelled');
    }
    return succeeded(prepared);
  });
}

function* preparing(
  store: Store,
  scratch: Scratch,
  contexts: readonly Context[],
  take: Taken | undefined,
  isMoved: boolean,
  onProgress: (lines: number) => void,
): Generator<undefined, void> {
  if (isMoved) yield* readKeys(contexts, new Set());
  let done = 0;
  for (const lines of piecesOf<WantedLine>(scratch, contexts, wantedLines(take))) {
    const todos = judgedAgain(contexts, lines);
    const plan = planCells(store, cellsOf(todos));
    write(scratch, keep, JSON.stringify(todos));
    if (plan) write(scratch, keepPlan, lines.at(-1)?.number ?? 0, JSON.stringify(plan));
    done += lines.length;
    onProgress(done);
    yield;
  }
}

/** What a query between two numbers and with a limit finds, each piece of one part. */
function* piecesOf<Row extends { number: number }>(
  scratch: Scratch,
  contexts: readonly Context[],
  query: string,
): Generator<Row[]> {
  for (const part of contexts.keys()) {
    const after = (part + 1) * linesOfSheet;
    for (let last = part * linesOfSheet; ; ) {
      const rows = rowsOf<Row>(scratch, query, last, after, pieceSize);
      const end = rows.at(-1);
      if (!end) break;
      yield rows;
      last = end.number;
    }
  }
}

function judgedAgain(contexts: readonly Context[], lines: readonly WantedLine[]): Todo[] {
  const judged = judgeLines(contexts, lines);
  return lines.flatMap((line, index) => (judged[index] ? [todoOf(line, judged[index])] : []));
}

/** People whose lines may do something else than was found out; or all lines. */
type Overtaken = ReadonlySet<number> | 'all';

/**
 * Finds out what others have overtaken, and puts right who has which value.
 *
 * @param prepared null where nothing was
 * @param judgedAt what the mirror's writes were when it was read who has which value, if nothing was prepared
 */
export function findOvertaken(contexts: readonly Context[], prepared: Prepared | null, judgedAt: number): Overtaken {
  const [context] = contexts;
  if (!context) return 'all';
  const { store } = context;
  if (writesOf(store) === (prepared?.writes ?? judgedAt)) return prepared ? new Set() : 'all';
  const { touched } = store.mirror;
  const rows = prepared?.model === store.model ? touched.between(prepared.touched, touched.count()) : null;
  if (!rows || rows.length > mostTouched) {
    for (const _ of readKeys(contexts, new Set()));
    return 'all';
  }
  // What somebody has decides over lines of others too; and who is in which group is not written with the people.
  const isWide = renewKeys(contexts, rows);
  return isWide || contexts.some(({ targets }) => targets.some(({ kind }) => kind === 'group')) ? 'all' : new Set(rows);
}

/** Some lines, and what is written for the cells of all of them, where that is known. */
export interface TodoPiece {
  todos: Todo[];
  plan: CellPlan | null;
}

/**
 * What lines do, in pieces of one part. Lines of one part are about different people: what one of them does is not seen
 * by another.
 *
 * @param changed people whom lines before have changed; grows meanwhile
 */
export function* todosOf(
  scratch: Scratch,
  contexts: readonly Context[],
  take: Taken | undefined,
  those: Overtaken,
  changed: ReadonlySet<number>,
): Generator<TodoPiece> {
  if (those === 'all') {
    for (const lines of piecesOf<WantedLine>(scratch, contexts, wantedLines(take))) {
      yield { todos: judgedAgain(contexts, lines), plan: null };
    }
    return;
  }
  const isOvertaken = ({ row }: KeptTodo) => row !== null && (those.has(row) || changed.has(row));
  for (const kept of piecesOf<KeptTodo>(scratch, contexts, keptTodos)) {
    const numbers = kept.filter(isOvertaken).map(({ number }) => number);
    const lines = numbers.length === 0 ? [] : rowsOf<WantedLine>(scratch, linesByNumber, JSON.stringify(numbers));
    const again = new Map(judgedAgain(contexts, lines).map((todo) => [todo.line, todo]));
    const todos = kept.map(({ number, what }) => again.get(number) ?? (JSON.parse(what) as Todo));
    const last = kept.at(-1)?.number ?? 0;
    const plan = again.size > 0 ? undefined : rowOf<{ what: string }>(scratch, keptPlan, last);
    yield { todos, plan: plan ? (JSON.parse(plan.what) as CellPlan) : null };
  }
}

interface KeptTodo {
  number: number;
  row: number | null;
  what: string;
}

const keptTodos = 'select number, row, what from todo where number > ? and number < ? order by number limit ?';
