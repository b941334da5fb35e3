/** Queues what lines ask for, as one batch. */
import {
  type Applied,
  type BatchLabel,
  type CellEdit,
  groupOfColumn,
  type ImportedLine,
  type Result,
  type Verdict,
} from '../../../preload/contract';
import { type Failure, type FailureCode, failure, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { answerBefore, answerOfBatch, type EditTaker, takeEdits } from '../queue/apply';
import { contextsOf } from './context';
import { activeKey, chosenAmong, type Deactivation, whyActive } from './deactivation';
import type { JudgedLine } from './judge-line';
import { type Judgement, judgeLines, lineColumns, type StoredLine, writesOf } from './judging';
import { readKeys } from './keys';
import type { Newcomer } from './newcomer';
import { absentRows } from './people-named';
import { rowsOf, type Scratch, valuesOf } from './scratch';
import { readStates } from './verdicts';

export interface ImportOrder {
  batchId: string;
  label: BatchLabel;
  /** What is done to those who are created, as soon as they are there. */
  actions: readonly string[];
  /** Of those whom the file does not name. */
  deactivate?: Deactivation | undefined;
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

/** Lines that are applied between two tellings of progress. */
const pieceSize = 250;

const wanted = `verdict.out = 0 and verdict.verdict in ('new', 'changed', 'outdated')`;

/** How many lines are to be applied. */
export function countWanted(scratch: Scratch): number {
  return valuesOf<number>(scratch, `select count(*) from verdict where ${wanted}`)[0] ?? 0;
}

interface WantedLine extends StoredLine {
  verdict: Verdict;
  row: number | null;
  states: string;
}

const nextLines = `select ${lineColumns}, verdict, row, states
  from verdict join line on line.number = verdict.number where ${wanted} and verdict.part = ? and verdict.number > ?
  order by verdict.number limit ?`;

/** What a batch that is known already was answered; a repeated call applies nothing twice. */
export function appliedBefore(store: Store, batchId: string): ImportAnswer | null {
  return answerBefore<ImportAnswer>(store, batchId);
}

/**
 * Applies all lines that are not left out and not invalid, in one transaction. Each is judged once more in it: only what
 * was seen to change is changed, and who has come, gone or moved since is refused. Fails with `unknown-column`.
 */
export function applyLines(
  store: Store,
  scratch: Scratch,
  { plan, parts, lengths, writes }: Judgement,
  { batchId, label, actions, deactivate = [] }: ImportOrder,
  onProgress: (lines: number) => void,
): Result<ImportAnswer> {
  const found = contextsOf(store, scratch, plan, parts, lengths);
  if (!found.ok) return found;
  const contexts = found.value;
  const empty: ImportAnswer = { created: 0, changed: 0, refused: [], deactivated: 0, notDeactivated: [] };
  const leavers = deactivate.length === 0 ? [] : chosenAmong(absentRows(store, scratch, parts), deactivate);
  if (countWanted(scratch) === 0 && leavers.length === 0) return succeeded(empty);
  const answer = answerOfBatch(store, { batchId, label, reverses: null }, empty, (filled) => {
    if (writesOf(store) !== writes) toItsEnd(readKeys(contexts, new Set()));
    const taker = takeEdits(store, batchId);
    const changed = new Set<number>();
    let done = 0;
    // Lines of one part are about different people: what one of them does is not seen by another.
    for (const part of parts.keys()) {
      for (let last = 0; ; ) {
        const lines = rowsOf<WantedLine>(scratch, nextLines, part, last, pieceSize);
        const end = lines.at(-1);
        if (!end) break;
        const judged = judgeLines(contexts, lines);
        const again = lines.flatMap((line, index) => (judged[index] ? [{ line, judged: judged[index] }] : []));
        applyPiece(taker, again, actions, filled, changed);
        last = end.number;
        done += lines.length;
        onProgress(done);
      }
    }
    filled.changed = changed.size;
    for (let start = 0; start < leavers.length; start += pieceSize) {
      deactivateSome(store, taker, leavers.slice(start, start + pieceSize), filled);
    }
    taker.end();
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

/** Reads all at once what is read in pieces where others may have their turns. */
function toItsEnd(pieces: Iterator<unknown>): void {
  while (!pieces.next().done);
}

interface LineAgain {
  line: WantedLine;
  /** What it would do now. */
  judged: JudgedLine;
}

type Refuse = (column: string, why: Failure) => void;

/** Applies some lines: the cells of all of them together, as the queue takes many faster than one by one. */
function applyPiece(
  taker: EditTaker,
  again: LineAgain[],
  actions: readonly string[],
  answer: ImportAnswer,
  changed: Set<number>,
): void {
  const refused: ImportAnswer['refused'] = [];
  const refuseOf = ({ number }: WantedLine): Refuse => {
    return (column, why) => refused.push({ line: number, column, failure: why });
  };
  const edits: CellEdit[] = [];
  const changes = new Map<number, { line: WantedLine; left: number }>();
  for (const { line, judged } of again) {
    const refuse = refuseOf(line);
    if (!isAsSeen(line, judged)) refuseLine(line, judged, refuse);
    else if (judged.newcomer) answer.created += createOf(taker, judged.newcomer, actions, refuse);
    else {
      const own = editsOf(line, judged, refuse);
      edits.push(...own);
      if (line.row !== null) changes.set(line.row, { line, left: own.length });
    }
  }
  // Memberships come last: each of them would part the cells before it from those after it.
  const isOfGroup = ({ column }: CellEdit) => groupOfColumn(column) !== null;
  const outcome = emptyAnswer();
  taker.take([...edits.filter((edit) => !isOfGroup(edit)), ...edits.filter(isOfGroup)], outcome);
  for (const { row, column, failure: why } of outcome.refused) {
    const change = changes.get(row ?? 0);
    if (!change) continue;
    change.left -= 1;
    refuseOf(change.line)(column, why);
  }
  for (const [row, { left }] of changes) if (left > 0) changed.add(row);
  answer.refused.push(...refused.sort((one, other) => one.line - other.line));
}

const emptyAnswer = (): Applied => ({ applied: 0, created: [], refused: [] });

/** Whether a line still means what it meant when the admin looked at it. */
function isAsSeen(line: WantedLine, { verdict, row, newcomer }: JudgedLine): boolean {
  return verdict !== 'invalid' && row === line.row && (line.verdict !== 'new' || newcomer !== null);
}

function refuseLine(line: WantedLine, judged: JudgedLine, refuse: Refuse): void {
  const cell = judged.failure ? undefined : judged.cells.find(({ state }) => state === 'invalid');
  refuse(cell?.column ?? '', cell?.failure ?? judged.failure ?? failure(whyNotSeen(line, judged)));
}

/** Somebody new is there already; somebody known has left; or the line means another person now. */
function whyNotSeen(line: WantedLine, { row }: JudgedLine): FailureCode {
  if (line.row === null) return 'taken';
  return row === null ? 'unknown-row' : 'line-ambiguous';
}

/** Creates somebody; answers how many have been. */
function createOf(taker: EditTaker, { values, groups }: Newcomer, actions: readonly string[], refuse: Refuse): number {
  const outcome = emptyAnswer();
  taker.take([{ kind: 'create', values, groups, actions: [...actions] }], outcome);
  for (const { column, failure: why } of outcome.refused) refuse(column, why);
  return outcome.created.length;
}

/** What was seen to change, and would still. What was the same then, and is not now, was changed by somebody else. */
function editsOf({ states }: WantedLine, { row, cells }: JudgedLine, refuse: Refuse): CellEdit[] {
  const seen = readStates(states);
  return cells.flatMap((cell, place) => {
    if (seen[place]?.state !== 'changed' || row === null) return [];
    if (cell.state === 'outdated') refuse(cell.column, failure('moved-since'));
    else if (cell.failure) refuse(cell.column, cell.failure);
    return cell.edits.map(([column, value]) => ({ row, column, value }));
  });
}
