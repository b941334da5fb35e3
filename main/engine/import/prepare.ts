/** Finds out before a batch what is written for its lines, with turns for others in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { linesOfSheet, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { type CellPlan, planCells } from '../queue/cells';
import { type Context, contextsOf } from './context';
import type { Judgement } from './judging';
import { findOvertaken, type MirrorState, mirrorState, type Overtaken } from './overtaken';
import { rowsOf, type Scratch, togetherOverTurns, write } from './scratch';
import { cellsOf, membershipsOf, type SeenLine, type Taken, type Todo, todosOf, wantedLines } from './todo';

/** Lines that are looked at between two turns, and between two tellings of progress. */
const pieceSize = 250;

/** What the mirror was when it was found out what is written, which is kept in the scratch file. */
export interface Prepared extends MirrorState {
  /** Of whom more had been written since the lines were judged. */
  stale: Overtaken;
}

/** What is done for some lines that follow one another in a part. */
export interface Piece {
  /** The numbers of the first and the last of them, and how many they are. */
  first: number;
  last: number;
  lines: number;
  /** The rows of those whom they are about. */
  people: number[];
  /** What is written for cells; null where they have to be queued one by one. */
  plan: CellPlan | null;
  /** The lines that do anything but change cells, or nothing; without a plan all of them. */
  rest: Todo[];
}

/**
 * Finds out what is written for the lines that are to be applied, and keeps it in the scratch file. Fails with
 * `unknown-column`, or with `cancelled`.
 */
export function prepareLines(
  store: Store,
  scratch: Scratch,
  { plan, parts, lengths, state: judgedAt }: Judgement,
  { take }: { take?: Taken | undefined },
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Prepared>> {
  return togetherOverTurns(scratch, async () => {
    const found = contextsOf(store, scratch, plan, parts, lengths);
    if (!found.ok) return found;
    const state = mirrorState(store);
    write(scratch, 'delete from plan');
    const steps = preparing(store, scratch, found.value, judgedAt, take, onProgress);
    for (;;) {
      const step = steps.next();
      if (step.done) return succeeded({ ...state, stale: step.value });
      await nextTurn();
      if (signal.aborted || !store.mirror.sqlite.open) return failed('cancelled');
    }
  });
}

function* preparing(
  store: Store,
  scratch: Scratch,
  contexts: readonly Context[],
  judgedAt: MirrorState,
  take: Taken | undefined,
  onProgress: (lines: number) => void,
): Generator<undefined, Overtaken> {
  const stale = yield* findOvertaken(store, contexts, judgedAt);
  let done = 0;
  for (const lines of piecesOf<SeenLine>(scratch, contexts, wantedLines(take))) {
    keep(store, scratch, lines, todosOf(scratch, contexts, lines, stale));
    done += lines.length;
    onProgress(done);
    yield;
  }
  return stale;
}

/** What a query between two numbers and with a limit finds, each piece of one part. */
function* piecesOf<Row extends { number: number }>(
  scratch: Scratch,
  contexts: readonly Context[],
  query: string,
  size = pieceSize,
): Generator<Row[]> {
  for (const part of contexts.keys()) {
    const after = (part + 1) * linesOfSheet;
    for (let last = part * linesOfSheet; ; ) {
      const rows = rowsOf<Row>(scratch, query, last, after, size);
      const end = rows.at(-1);
      if (!end) break;
      yield rows;
      last = end.number;
    }
  }
}

const keepPiece = 'insert into plan (first, last, lines, people, sets, rows, rest) values (?, ?, ?, ?, ?, ?, ?)';

function keep(store: Store, scratch: Scratch, lines: readonly SeenLine[], todos: readonly Todo[]): void {
  const plan = planCells(store, cellsOf(todos));
  const people = todos.flatMap(({ row }) => row ?? []);
  const rest = plan ? todos.filter((todo) => !isCellsAlone(todo)) : todos;
  const { sets, rows } = plan ?? { sets: null, rows: null };
  const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
  const texts = [JSON.stringify(people), sets, rows, JSON.stringify(rest)];
  write(scratch, keepPiece, first, last, lines.length, ...texts);
}

function isCellsAlone(todo: Todo): boolean {
  return todo.edits.length > 0 && todo.refused.length === 0 && membershipsOf([todo]).length === 0;
}

interface KeptPiece {
  number: number;
  first: number;
  lines: number;
  people: string;
  sets: string | null;
  rows: string | null;
  rest: string;
}

const keptPieces = `select last as number, first, lines, people, sets, rows, rest from plan
  where last > ? and last < ? order by last limit ?`;

/** What is done for the lines, in pieces of one part. */
export function* preparedPieces(scratch: Scratch, contexts: readonly Context[]): Generator<Piece> {
  for (const [kept] of piecesOf<KeptPiece>(scratch, contexts, keptPieces, 1)) {
    if (!kept) return;
    const { number: last, first, lines, people, sets, rows, rest } = kept;
    yield {
      ...{ first, last, lines },
      people: JSON.parse(people) as number[],
      plan: sets === null || rows === null ? null : { sets, rows },
      rest: JSON.parse(rest) as Todo[],
    };
  }
}

/** What the lines of a piece do when they are looked at once more. */
export function todosAnew(
  scratch: Scratch,
  contexts: readonly Context[],
  { first, last, lines }: Piece,
  take: Taken | undefined,
  stale: Overtaken,
): Todo[] {
  return todosOf(scratch, contexts, rowsOf<SeenLine>(scratch, wantedLines(take), first - 1, last + 1, lines), stale);
}
