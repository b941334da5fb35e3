/** What lines do when they are applied: what was seen of them, as far as it still holds. */
import { type CellEdit, groupOfColumn } from '../../../preload/contract';
import { type Failure, type FailureCode, failure } from '../../../preload/failure';
import type { Context } from './context';
import type { JudgedLine } from './judge-line';
import { judgeLines, lineColumns, type StoredLine } from './judging';
import type { Overtaken } from './overtaken';
import { rowsOf, type Scratch, valuesOf } from './scratch';
import { readStates, readWish, type StoredVerdict, type Wish } from './verdicts';

/** A line that is to be applied, as it was judged. */
export interface SeenLine {
  number: number;
  row: number | null;
  wish: string | null;
}

/** The same, to be judged again. */
type SeenBefore = StoredLine & Pick<StoredVerdict, 'verdict' | 'row' | 'states'>;

/** Which lines are applied; both kinds unless told. */
export type Taken = readonly ('new' | 'changed')[];

/** What one line does, which can be kept as JSON. */
export interface Todo extends Wish {
  line: number;
  row: number | null;
  refused: [column: string, why: Failure][];
}

/** The verdicts of lines that are applied, as SQL lists them. */
const verdictsOf = { new: "'new'", changed: "'changed', 'outdated'" };

function isWanted(take: Taken = ['new', 'changed']): string {
  return `verdict.out = 0 and verdict.verdict in (${take.map((kind) => verdictsOf[kind]).join(', ')})`;
}

/** How many lines are to be applied. */
export function countWanted(scratch: Scratch, { take }: { take?: Taken | undefined }): number {
  return valuesOf<number>(scratch, `select count(*) from verdict where ${isWanted(take)}`)[0] ?? 0;
}

/**
 * Some of the lines that are to be applied, between two numbers, as a query with a limit. It goes through the verdicts in
 * their order: by an index, each piece would look through all lines that are wanted.
 */
export const wantedLines = (take: Taken | undefined) => `select number, row, wish from verdict not indexed
  where ${isWanted(take)} and verdict.number > ? and verdict.number < ? order by verdict.number limit ?`;

/**
 * What some lines do, in their order.
 *
 * @param stale of whom more was written since the lines were judged, so that they are judged again
 */
export function todosOf(
  scratch: Scratch,
  contexts: readonly Context[],
  lines: readonly SeenLine[],
  stale: Overtaken,
): Todo[] {
  const again = lines.filter(({ row }) => stale === 'all' || (row !== null && stale.has(row)));
  const judged = judgedAgain(scratch, contexts, again);
  return lines.map(
    ({ number, row, wish }) => judged.get(number) ?? { line: number, row, ...readWish(wish), refused: [] },
  );
}

const nothing = { edits: [], refused: [], newcomer: null } satisfies Partial<Todo>;

const seenBefore = `select ${lineColumns}, verdict, row, states from verdict join line on line.number = verdict.number
  where verdict.number in (select value from json_each(?)) order by verdict.number`;

/** What lines would do now, by their numbers. */
function judgedAgain(scratch: Scratch, contexts: readonly Context[], lines: readonly SeenLine[]): Map<number, Todo> {
  if (lines.length === 0) return new Map();
  const numbers = JSON.stringify(lines.map(({ number }) => number));
  const found = rowsOf<SeenBefore>(scratch, seenBefore, numbers);
  const judged = judgeLines(contexts, found);
  return new Map(found.flatMap((line, index) => (judged[index] ? [[line.number, todoOf(line, judged[index])]] : [])));
}

/** @param judged what the line would do now */
function todoOf(line: SeenBefore, judged: JudgedLine): Todo {
  const own = { ...nothing, line: line.number, row: line.row };
  if (!isAsSeen(line, judged)) return { ...own, refused: [whyRefused(line, judged)] };
  if (judged.newcomer) return { ...own, newcomer: judged.newcomer };
  return { ...own, ...editsOf(line, judged) };
}

/** Whether a line still means what it meant when the admin looked at it. */
function isAsSeen(line: SeenBefore, { verdict, row, newcomer }: JudgedLine): boolean {
  return verdict !== 'invalid' && row === line.row && (line.verdict !== 'new' || newcomer !== null);
}

function whyRefused(line: SeenBefore, judged: JudgedLine): Todo['refused'][number] {
  const cell = judged.failure ? undefined : judged.cells.find(({ state }) => state === 'invalid');
  return [cell?.column ?? '', cell?.failure ?? judged.failure ?? failure(whyNotSeen(line, judged))];
}

/** Somebody new is there already; somebody known has left; or the line means another person now. */
function whyNotSeen(line: SeenBefore, { row }: JudgedLine): FailureCode {
  if (line.row === null) return 'taken';
  return row === null ? 'unknown-row' : 'line-ambiguous';
}

/** What was seen to change, and would still. What was the same then, and is not now, was changed by somebody else. */
function editsOf({ states }: SeenBefore, { row, cells }: JudgedLine): Pick<Todo, 'edits' | 'refused'> {
  const seen = readStates(states);
  const changing = row === null ? [] : cells.filter((_cell, place) => seen[place]?.state === 'changed');
  return {
    edits: changing.flatMap(({ edits }) => edits.map(([column, value]): Todo['edits'][number] => [column, value])),
    refused: changing.flatMap(({ state, column, failure: why }): Todo['refused'] => {
      if (state === 'outdated') return [[column, failure('moved-since')]];
      return why ? [[column, why]] : [];
    }),
  };
}

/** The cells of attributes that lines change; memberships are another matter. */
export function cellsOf(todos: readonly Todo[]): CellEdit[] {
  return editsIn(todos).filter(({ column }) => groupOfColumn(column) === null);
}

/** Who is to join or leave groups. */
export function membershipsOf(todos: readonly Todo[]): CellEdit[] {
  return editsIn(todos).filter(({ column }) => groupOfColumn(column) !== null);
}

function editsIn(todos: readonly Todo[]): CellEdit[] {
  return todos.flatMap(({ row, edits }) =>
    row === null ? [] : edits.map(([column, value]) => ({ row, column, value })),
  );
}
