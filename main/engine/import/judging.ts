/** Judges lines: all of them in pieces, with turns for others in between, or a few at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ImportPlan, placeOfLine, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { membership, membershipsOf } from '../people/rows';
import { openChangesOfMany } from '../queue/changes';
import type { KnownPerson } from './cell';
import { type Context, contextsOf } from './context';
import { givenCells, type JudgedLine, judgeLine, keyTexts } from './judge-line';
import { readKeys } from './keys';
import { type MirrorState, mirrorState } from './overtaken';
import { readPacked } from './packed-cells';
import type { Part } from './part';
import { findExported } from './people-named';
import type { ReadTable } from './read';
import { rowsOf, type Scratch, together, togetherOverTurns, write } from './scratch';
import { settleAll } from './twice';
import { type TargetKeys, writeVerdicts } from './verdicts';
import { whoIs } from './who';

/** Lines that are judged at once: what takes some ten milliseconds. */
const pieceSize = 250;

/** How lines were judged, so that one of them can be judged again. */
export interface Judgement {
  plan: ImportPlan;
  parts: readonly Part[];
  /** Of the targets, by part, in the order of the cells. */
  keys: TargetKeys;
  /** How long the numbers of columns are in which some begin with zeros. */
  lengths: ReadonlyMap<string, number>;
  /** What the mirror was when it was read who has which value. */
  state: MirrorState;
}

/** A line of the file as the scratch file keeps it. */
export interface StoredLine {
  number: number;
  cells: string;
  /** The tenant's id of the person, and the fingerprints of what was exported, where the file holds them. */
  remote: string | null;
  prints: string | null;
  fixes: string | null;
  /** Whether its values count where the tenant has others since: 1 or 0. */
  mine: number | null;
  out: number;
}

export const lineColumns = 'line.number, line.cells, line.remote, line.prints, line.fixes, line.mine, line.out';

/**
 * Judges all lines. Fails with `unknown-column` for one that the tenant does not have, or with `cancelled`; then no line
 * is judged.
 *
 * @param read what is known of the file
 */
export function judgeAll(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  read: Pick<ReadTable, 'parts' | 'bare'>,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Judgement>> {
  return togetherOverTurns(scratch, () => judgePieces(store, scratch, plan, read, signal, onProgress));
}

async function judgePieces(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  { parts, bare }: Pick<ReadTable, 'parts' | 'bare'>,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Judgement>> {
  const state = mirrorState(store);
  const keyed = contextsOf(store, scratch, plan, parts, new Map());
  if (!keyed.ok) return keyed;
  for (const table of ['claim', 'verdict']) write(scratch, `delete from ${table}`);
  const isOver = () => signal.aborted || !store.mirror.sqlite.open;

  const reading = readKeys(keyed.value, bare);
  let step = reading.next();
  while (!step.done) {
    await nextTurn();
    if (isOver()) return failed('cancelled');
    step = reading.next();
  }
  for (const _ of findExported(store, scratch)) {
    await nextTurn();
    if (isOver()) return failed('cancelled');
  }
  const lengths = step.value;
  const contexts = keyed.value.map((context): Context => ({ ...context, lengths }));

  let done = 0;
  let last = 0;
  for (;;) {
    const lines = nextLines(scratch, last);
    const end = lines.at(-1);
    if (!end) break;
    keepVerdicts(contexts, lines);
    last = end.number;
    done += lines.length;
    onProgress(done);
    await nextTurn();
    if (isOver()) return failed('cancelled');
  }
  for (const _ of settleAll(scratch)) {
    await nextTurn();
    if (isOver()) return failed('cancelled');
  }
  const keys = contexts.map(({ targets }) => targets.map(({ key }) => key));
  return succeeded({ plan, parts, keys, lengths, state });
}

const linesAfter = `select ${lineColumns} from line where number > ? order by number limit ?`;

/** Some lines that come after one, as many as are judged at once. */
export function nextLines(scratch: Scratch, last: number): StoredLine[] {
  return rowsOf<StoredLine>(scratch, linesAfter, last, pieceSize);
}

/** Judges some lines and keeps what was found out; by the other lines they are to be settled after. */
export function keepVerdicts(contexts: readonly Context[], lines: readonly StoredLine[]): void {
  const [context] = contexts;
  if (!context) return;
  const { scratch } = context;
  const found = judgeLines(contexts, lines).map((judged, index) => {
    const { out = 0, mine = null } = lines[index] ?? {};
    return { judged, out, mine };
  });
  together(scratch, () => writeVerdicts(scratch, found));
}

/** Finds out what some lines would do, each apart from the others. */
export function judgeLines(contexts: readonly Context[], lines: readonly StoredLine[]): JudgedLine[] {
  const judged: JudgedLine[] = [];
  for (let start = 0; start < lines.length; ) {
    const { part } = placeOfLine(lines[start]?.number ?? 0);
    const next = lines.findIndex(({ number }, index) => index > start && placeOfLine(number).part !== part);
    const end = next < 0 ? lines.length : next;
    const context = contexts[part];
    if (!context) throw new Error(`a line of part ${part}, which was not read`);
    judged.push(...judgePart(context, lines.slice(start, end)));
    start = end;
  }
  return judged;
}

function judgePart(context: Context, lines: readonly StoredLine[]): JudgedLine[] {
  const meant = lines.map(({ number, cells, remote, prints, fixes, mine }) => {
    const putRight = fixes === null ? {} : (JSON.parse(fixes) as Record<string, string>);
    const line = { number, cells: readPacked(cells), putRight, prints, mine: mine === null ? null : mine === 1 };
    const given = givenCells(context, line);
    return { number, given, who: whoIs(context, keyTexts(context, given, remote), remote) };
  });
  const rows = meant.flatMap(({ who }) => (who.row === null ? [] : [who.row]));
  const people = peopleOf(context, rows);
  return meant.map(({ number, given, who }) => {
    const person = who.row === null ? null : (people.get(who.row) ?? null);
    return judgeLine(context, number, given, who, person);
  });
}

const noGroups: ReadonlySet<number> = new Set();

/** People as the admin sees them, without those who have left. */
function peopleOf({ store, targets }: Context, rows: readonly number[]): Map<number, KnownPerson> {
  const groups = targets.flatMap((target) => (target.kind === 'group' ? [target.group] : []));
  const memberships = membershipsOf(store, groups, rows);
  const changes = openChangesOfMany(store.mirror, rows);
  const people = new Map<number, KnownPerson>();
  for (const found of readRows(store.mirror, rows)) {
    if (!found) continue;
    const { id: row, resource } = found;
    const isToBeDeleted = changes.get(row)?.some(({ kind }) => kind === 'delete') ?? false;
    const own = groups.filter((group) => membership(memberships, group, row).member);
    people.set(row, { row, resource, isToBeDeleted, groups: own.length === 0 ? noGroups : new Set(own) });
  }
  return people;
}
