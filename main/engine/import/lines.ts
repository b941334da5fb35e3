/** Lines as windows ask for them, and what the admin does with single ones. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ComparedSide,
  type ImportedLine,
  placeOfLine,
  type Result,
  type Verdict,
} from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { fold } from '../mirror/fold';
import type { Store } from '../mirror/store';
import { contextsOf } from './context';
import { type Judgement, keepVerdicts, lineColumns, type StoredLine } from './judging';
import { rowOf, rowsOf, type Scratch, together, togetherOverTurns, valuesOf, write } from './scratch';
import { settle, settleAll, withSharing } from './twice';
import { readLine, type Shape, type StoredVerdict, sideCondition, verdictColumns } from './verdicts';

export interface LinesQuery {
  /** Null: all. */
  verdict: Verdict | null;
  /** Only those that are left out. */
  leftOut?: boolean | undefined;
  /** Only those of one list of a comparison. */
  side?: ComparedSide | undefined;
  /** Words that the line, or the name of the person, holds. */
  search: string;
  start: number;
  count: number;
}

/** Lines in the order of the file, and how many there are in all. */
export function listLines(
  scratch: Scratch,
  shape: Shape,
  { verdict, leftOut = false, side, search, start, count }: LinesQuery,
): { total: number; lines: ImportedLine[] } {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const conditions = [
    ...(verdict === null ? [] : ['verdict = ?']),
    ...(leftOut ? ['out = 1'] : []),
    ...(side ? [sideCondition[side]] : []),
    ...words.map(() => 'instr(search, ?) > 0'),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const given = [...(verdict === null ? [] : [verdict]), ...words];
  const [total = 0] = valuesOf<number>(scratch, `select count(*) from verdict ${where}`, ...given);
  const page = `select ${verdictColumns} from verdict ${where} order by number limit ? offset ?`;
  const lines = rowsOf<StoredVerdict>(scratch, page, ...given, count, start);
  return { total, lines: lines.map((line) => readLine(line, shape)) };
}

/**
 * Puts the text of a cell in the place of what stands in the file, and judges the line anew, along with those that asked
 * for the same. Fails with `unknown-column` where the file has none for it, and `unknown-row` where there is no such line.
 */
export function fixCell(
  store: Store,
  scratch: Scratch,
  judgement: Judgement,
  { line: number, column, text }: { line: number; column: string; text: string },
): Result<ImportedLine> {
  const found = contextsOf(store, scratch, judgement.plan, judgement.parts, judgement.lengths);
  if (!found.ok) return found;
  const contexts = found.value;
  const targets = contexts[placeOfLine(number).part]?.targets ?? [];
  if (!targets.some(({ key }) => key === column)) return failed('unknown-column', { column });
  const line = rowOf<StoredLine>(scratch, `select ${lineColumns} from line where number = ?`, number);
  if (!line) return failed('unknown-row');
  const putRight = line.fixes === null ? {} : (JSON.parse(line.fixes) as Record<string, string>);
  const fixes = JSON.stringify({ ...putRight, [column]: text });
  together(scratch, () => {
    write(scratch, 'update line set fixes = ? where number = ?', fixes, number);
    const before = withSharing(scratch, number);
    write(scratch, 'delete from claim where number = ?', number);
    keepVerdicts(contexts, [{ ...line, fixes }]);
    settle(scratch, [...new Set([...before, ...withSharing(scratch, number)])]);
  });
  const stored = rowOf<StoredVerdict>(scratch, `select ${verdictColumns} from verdict where number = ?`, number);
  return stored ? succeeded(readLine(stored, judgement)) : failed('unknown-row');
}

/** Lines by number, all with a verdict, or all of which it is settled whose values count. */
export type Lines = { lines: readonly number[] } | { verdict: Verdict } | { settled: true };

export function numbersOf(scratch: Scratch, of: Lines): readonly number[] {
  if ('lines' in of) return of.lines;
  if ('settled' in of) return valuesOf<number>(scratch, 'select number from verdict where mine is not null order by 1');
  return valuesOf<number>(scratch, 'select number from verdict where verdict = ? order by number', of.verdict);
}

/**
 * Leaves lines out, or takes them in again, with turns for others in between; a line that asked for the same as one of them
 * is judged by that. Fails with `cancelled` once the import is closed.
 */
export function leaveOut(scratch: Scratch, of: Lines, out: boolean): Promise<Result<null>> {
  return togetherOverTurns(scratch, async () => {
    for (const _ of leavingOut(scratch, numbersOf(scratch, of), out)) {
      await nextTurn();
      if (!scratch.sqlite.open) return failed('cancelled');
    }
    return succeeded(null);
  });
}

/** Lines that are marked at once. */
const pieceSize = 5_000;

function* leavingOut(scratch: Scratch, numbers: readonly number[], out: boolean): Generator<undefined, void> {
  for (let start = 0; start < numbers.length; start += pieceSize) {
    const among = JSON.stringify(numbers.slice(start, start + pieceSize));
    for (const table of ['line', 'verdict']) {
      const change = `update ${table} set out = ? where number in (select value from json_each(?))`;
      write(scratch, change, out ? 1 : 0, among);
    }
    yield;
  }
  yield* settleAll(scratch);
}
