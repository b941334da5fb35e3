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
import { contextOf } from './context';
import type { JudgedLine } from './judge-line';
import { type Judgement, judgeLines, type StoredLine, writesOf } from './judging';
import { readKeys } from './keys';
import type { Newcomer } from './newcomer';
import { rowsOf, type Scratch, valuesOf } from './scratch';
import { readStates } from './verdicts';

export interface ImportOrder {
  batchId: string;
  label: BatchLabel;
  /** What is done to those who are created, as soon as they are there. */
  actions: readonly string[];
}

export interface ImportAnswer {
  created: number;
  /** People who are changed. */
  changed: number;
  refused: { line: ImportedLine['line']; column: string; failure: Failure }[];
}

/** Lines that are applied between two tellings of progress. */
const pieceSize = 250;

const wanted = `verdict.out = 0 and verdict.verdict in ('new', 'changed')`;

/** How many lines are to be applied. */
export function countWanted(scratch: Scratch): number {
  return valuesOf<number>(scratch, `select count(*) from verdict where ${wanted}`)[0] ?? 0;
}

interface WantedLine extends StoredLine {
  verdict: Verdict;
  row: number | null;
  states: string;
}

const nextLines = `select line.number, line.cells, fixes, line.out, verdict, row, states
  from verdict join line on line.number = verdict.number where ${wanted} and verdict.number > ?
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
  { plan, lengths, writes }: Judgement,
  { batchId, label, actions }: ImportOrder,
  onProgress: (lines: number) => void,
): Result<ImportAnswer> {
  const found = contextOf(store, scratch, plan, lengths);
  if (!found.ok) return found;
  const context = found.value;
  const empty: ImportAnswer = { created: 0, changed: 0, refused: [] };
  if (countWanted(scratch) === 0) return succeeded(empty);
  const answer = answerOfBatch(store, { batchId, label, reverses: null }, empty, (filled) => {
    if (writesOf(store) !== writes) toItsEnd(readKeys(context, new Set()));
    const taker = takeEdits(store, batchId);
    let done = 0;
    let last = 0;
    for (;;) {
      const lines = rowsOf<WantedLine>(scratch, nextLines, last, pieceSize);
      const end = lines.at(-1);
      if (!end) break;
      const judged = judgeLines(context, lines);
      const again = lines.flatMap((line, index) => (judged[index] ? [{ line, judged: judged[index] }] : []));
      applyPiece(taker, again, actions, filled);
      last = end.number;
      done += lines.length;
      onProgress(done);
    }
    taker.end();
  });
  return succeeded(answer);
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
function applyPiece(taker: EditTaker, again: LineAgain[], actions: readonly string[], answer: ImportAnswer): void {
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
  for (const { left } of changes.values()) answer.changed += left > 0 ? 1 : 0;
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
    if (cell.failure) refuse(cell.column, cell.failure);
    return cell.edits.map(([column, value]) => ({ row, column, value }));
  });
}
