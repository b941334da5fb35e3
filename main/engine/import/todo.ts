/** What lines do when they are applied: what was seen of them, as far as it still holds. */
import { type CellEdit, type CellValue, groupOfColumn, type Verdict } from '../../../preload/contract';
import { type Failure, type FailureCode, failure } from '../../../preload/failure';
import type { JudgedLine } from './judge-line';
import { lineColumns, type StoredLine } from './judging';
import type { Newcomer } from './newcomer';
import { type Scratch, valuesOf } from './scratch';
import { readStates } from './verdicts';

/** A line that is to be applied, and what was seen of it. */
export interface WantedLine extends StoredLine {
  verdict: Verdict;
  row: number | null;
  states: string;
}

/** Which lines are applied; both kinds unless told. */
export type Taken = readonly ('new' | 'changed')[];

/** What one line does, which can be kept as JSON. */
export interface Todo {
  line: number;
  row: number | null;
  /** Columns, and what they are to hold. */
  edits: [column: string, value: CellValue][];
  refused: [column: string, why: Failure][];
  newcomer: Newcomer | null;
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

const wantedColumns = `select ${lineColumns}, verdict, row, states from verdict`;

/** Some lines, as a query with their numbers in JSON. */
export const linesByNumber = `${wantedColumns} join line on line.number = verdict.number
  where verdict.number in (select value from json_each(?)) order by verdict.number`;

/**
 * Some of the lines that are to be applied, between two numbers, as a query with a limit. It goes through the verdicts in
 * their order: by an index, each piece would look through all lines that are wanted.
 */
export const wantedLines = (
  take: Taken | undefined,
) => `${wantedColumns} not indexed join line on line.number = verdict.number
  where ${isWanted(take)} and verdict.number > ? and verdict.number < ? order by verdict.number limit ?`;

/** @param judged what the line would do now */
export function todoOf(line: WantedLine, judged: JudgedLine): Todo {
  const { number, row } = line;
  const nothing: Todo = { line: number, row, edits: [], refused: [], newcomer: null };
  if (!isAsSeen(line, judged)) return { ...nothing, refused: [whyRefused(line, judged)] };
  if (judged.newcomer) return { ...nothing, newcomer: judged.newcomer };
  return { ...nothing, ...editsOf(line, judged) };
}

/** Whether a line still means what it meant when the admin looked at it. */
function isAsSeen(line: WantedLine, { verdict, row, newcomer }: JudgedLine): boolean {
  return verdict !== 'invalid' && row === line.row && (line.verdict !== 'new' || newcomer !== null);
}

function whyRefused(line: WantedLine, judged: JudgedLine): Todo['refused'][number] {
  const cell = judged.failure ? undefined : judged.cells.find(({ state }) => state === 'invalid');
  return [cell?.column ?? '', cell?.failure ?? judged.failure ?? failure(whyNotSeen(line, judged))];
}

/** Somebody new is there already; somebody known has left; or the line means another person now. */
function whyNotSeen(line: WantedLine, { row }: JudgedLine): FailureCode {
  if (line.row === null) return 'taken';
  return row === null ? 'unknown-row' : 'line-ambiguous';
}

/** What was seen to change, and would still. What was the same then, and is not now, was changed by somebody else. */
function editsOf({ states }: WantedLine, { row, cells }: JudgedLine): Pick<Todo, 'edits' | 'refused'> {
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
