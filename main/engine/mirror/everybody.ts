/** The numbers of all users, kept true while they come and go. */
import { sql } from 'kysely';
import { type Mirror, pluck, sqlFor } from './handle';
import type { Rows } from './matching';

/** Everybody, ascending, and how many notes of who was touched are taken into account. */
interface Everybody {
  ids: Uint32Array;
  mark: number;
}

const kept = new WeakMap<Mirror, Everybody>();

/** Everybody's numbers, ascending; not to be changed, nor given away. */
export function everybodyOf(mirror: Mirror): Uint32Array {
  if (isInMidst(mirror)) return readAll(mirror);
  const known = kept.get(mirror);
  const mark = settledNotes(mirror);
  const touched = known ? touchedSince(mirror, known.mark) : null;
  const ids = known && touched ? withChanges(mirror, known.ids, touched) : readAll(mirror);
  kept.set(mirror, { ids, mark });
  return ids;
}

/** Whether something is being written that may be taken back. */
export function isInMidst({ sqlite }: Mirror): boolean {
  return sqlite.inTransaction && !sqlite.readonly;
}

/** How many notes of who was touched tell of what is seen of the mirror now, to the last of them. */
export function settledNotes({ settled, touched }: Mirror): number {
  return settled ?? touched.count();
}

/** Who may have changed between some notes and what is seen of the mirror now; null where that is no longer known. */
export function touchedSince({ touched }: Mirror, mark: number): Uint32Array | null {
  return touched.between(mark, touched.count());
}

/** Out of the smallest index they come unordered. One text is read in a third of the time that so many numbers take. */
export function idsOf(mirror: Mirror, rows: Rows): Uint32Array {
  const found = sqlFor.selectFrom(rows.select('row.id').as('found'));
  const [text = '[]'] = pluck<string>(mirror, found.select(sql`json_group_array(found.id)`.as('ids')));
  const ids = new Uint32Array(JSON.parse(text) as number[]);
  return ids.every((id, place) => place === 0 || id > (ids[place - 1] as number)) ? ids : ids.sort();
}

function readAll(mirror: Mirror): Uint32Array {
  return idsOf(mirror, sqlFor.selectFrom('row'));
}

function withChanges(mirror: Mirror, ids: Uint32Array, touched: Uint32Array): Uint32Array {
  if (touched.length === 0) return ids;
  const asked = sql<number>`(select value from json_each(${JSON.stringify(Array.from(touched))}))`;
  const there = idsOf(mirror, sqlFor.selectFrom('row').where('row.id', 'in', asked));
  const gone = new Set(touched);
  for (const id of there) gone.delete(id);
  const come = there.filter((id) => !holds(ids, id));
  if (come.length === 0 && ![...gone].some((id) => holds(ids, id))) return ids;
  const left = ids.filter((id) => !gone.has(id));
  const all = new Uint32Array(left.length + come.length);
  all.set(left);
  all.set(come, left.length);
  return all.sort();
}

function holds(ascending: Uint32Array, id: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === id;
}
