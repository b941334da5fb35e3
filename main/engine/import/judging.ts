/** Judges lines: all of them in pieces, with turns for others in between, or a few at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ImportPlan, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { first, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { membership, membershipsOf } from '../people/rows';
import { openChangesOfMany } from '../queue/changes';
import type { KnownPerson } from './cell';
import { type Context, contextOf } from './context';
import { givenCells, type JudgedLine, judgeLine, keyTexts } from './judge-line';
import { readKeys } from './keys';
import { unpackCells } from './packed-cells';
import { rowsOf, type Scratch, together, togetherOverTurns, write } from './scratch';
import { settle, sharingLines } from './twice';
import { writeVerdict } from './verdicts';
import { whoIs } from './who';

/** Lines that are judged at once: what takes some ten milliseconds. */
const pieceSize = 250;

/** How lines were judged, so that one of them can be judged again. */
export interface Judgement {
  plan: ImportPlan;
  /** Of the targets, in the order of the cells. */
  keys: readonly string[];
  /** How long the numbers of columns are in which some begin with zeros. */
  lengths: ReadonlyMap<string, number>;
  /** What the mirror's `writes` were when it was read who has which value. */
  writes: number;
}

/** A line of the file as the scratch file keeps it. */
export interface StoredLine {
  number: number;
  cells: string;
  fixes: string | null;
  out: number;
}

/** Grows with whatever is written into the mirror. */
export function writesOf({ mirror }: Store): number {
  return first(mirror, sqlFor.selectNoFrom(sql<number>`total_changes()`.as('writes')))?.writes ?? 0;
}

/**
 * Judges all lines. Fails with `unknown-column` for one that the tenant does not have, or with `cancelled`; then no line
 * is judged.
 *
 * @param bare the places of the file's columns that hold numbers without zeros before them
 */
export function judgeAll(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  bare: ReadonlySet<number>,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Judgement>> {
  return togetherOverTurns(scratch, () => judgePieces(store, scratch, plan, bare, signal, onProgress));
}

async function judgePieces(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  bare: ReadonlySet<number>,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<Judgement>> {
  const writes = writesOf(store);
  const keyed = contextOf(store, scratch, plan, new Map());
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
  const context: Context = { ...keyed.value, lengths: step.value };

  let done = 0;
  let last = 0;
  for (;;) {
    const lines = rowsOf<StoredLine>(
      scratch,
      'select number, cells, fixes, out from line where number > ? order by number limit ?',
      ...[last, pieceSize],
    );
    const end = lines.at(-1);
    if (!end) break;
    keepVerdicts(context, lines);
    last = end.number;
    done += lines.length;
    onProgress(done);
    await nextTurn();
    if (isOver()) return failed('cancelled');
  }
  settle(scratch, sharingLines(scratch));
  return succeeded({ plan, keys: context.targets.map(({ key }) => key), lengths: step.value, writes });
}

/** Judges some lines and keeps what was found out; by the other lines they are to be settled after. */
export function keepVerdicts(context: Context, lines: readonly StoredLine[]): void {
  const { scratch } = context;
  together(scratch, () => {
    for (const [index, judged] of judgeLines(context, lines).entries()) {
      writeVerdict(scratch, judged, lines[index]?.out === 1);
    }
  });
}

/** Finds out what some lines would do, each apart from the others. */
export function judgeLines(context: Context, lines: readonly StoredLine[]): JudgedLine[] {
  const meant = lines.map(({ number, cells, fixes }) => {
    const putRight = fixes === null ? {} : (JSON.parse(fixes) as Record<string, string>);
    const given = givenCells(context, { number, cells: unpackCells(cells), putRight });
    return { number, given, who: whoIs(context, keyTexts(context, given)) };
  });
  const rows = meant.flatMap(({ who }) => (who.row === null ? [] : [who.row]));
  const people = peopleOf(context, rows);
  return meant.map(({ number, given, who }) => {
    const person = who.row === null ? null : (people.get(who.row) ?? null);
    return judgeLine(context, number, given, who, person);
  });
}

/** People as the admin sees them, without those who have left. */
function peopleOf({ store, targets }: Context, rows: readonly number[]): Map<number, KnownPerson> {
  const groups = targets.flatMap((target) => (target.kind === 'group' ? [target.group] : []));
  const memberships = membershipsOf(store, groups, rows);
  const changes = openChangesOfMany(store.mirror, rows);
  const found = readRows(store.mirror, rows).flatMap((row) => row ?? []);
  return new Map(
    found.map(({ id: row, resource }) => [
      row,
      {
        row,
        resource,
        isToBeDeleted: changes.get(row)?.some(({ kind }) => kind === 'delete') ?? false,
        groups: new Set(groups.filter((group) => membership(memberships, group, row).member)),
      },
    ]),
  );
}
