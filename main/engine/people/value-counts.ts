/** Which values people have in a column, counted where they are stored: SQLite groups them, and only what differs is read. */
import { type RawBuilder, sql } from 'kysely';
import { type CellValue, groupOfColumn } from '../../../preload/contract';
import { cellColumn } from '../mirror/expressions';
import { arrays, pluck, sqlFor } from '../mirror/handle';
import { isMember, mayBeMember } from '../mirror/memberships';
import type { ReadStore } from '../mirror/store';
import { cellOf } from '../scim/cell';
import type { Json } from '../scim/resource';
import { inPieces } from './pieces';

export type Counts = { value: CellValue; count: number }[];

/** People of whom the values are counted at once: what takes some ten milliseconds, as whoever waits for a list waits for it. */
const pieceSize = 2_500;

/** The values of a column that some people have, most first. Those who left the mirror meanwhile are left out. */
export async function valueCounts(store: ReadStore, ids: ArrayLike<number>, key: string): Promise<Counts> {
  const found = new Map<unknown, { value: CellValue; count: number }>();
  const add = (value: CellValue, count: number) => {
    const name = Array.isArray(value) ? JSON.stringify(value) : value;
    const known = found.get(name);
    if (known) known.count += count;
    else found.set(name, { value, count });
  };
  const source = sourceOf(store, key);
  await inPieces(store, ids, (piece) => readGroups(store, source, piece, add), null, pieceSize);
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/** What people are grouped by, and the cell that each of the groups has. */
interface Source {
  value: RawBuilder<string | number | null>;
  needsResource: boolean;
  /** Those who may have another value than the others; null: all. */
  among: RawBuilder<number> | null;
  cell(value: string | number | null): CellValue;
}

function sourceOf(store: ReadStore, key: string): Source {
  const group = groupOfColumn(key);
  if (group !== null) {
    return {
      value: isMember(group),
      needsResource: true,
      among: mayBeMember(group),
      cell: (member) => member === 1,
    };
  }
  const column = store.model.byKey.get(key);
  if (!column) return { value: sql`null`, needsResource: false, among: null, cell: () => null };
  const read = cellColumn(column);
  const cell = (value: string | number | null): CellValue => {
    if (read.holds === 'text') return value;
    if (typeof value === 'number') return value === 1;
    return cellOf(value === null ? null : (JSON.parse(value) as Json), column);
  };
  return { ...read, among: null, cell };
}

type Add = (value: CellValue, count: number) => void;

function readGroups({ mirror }: ReadStore, source: Source, piece: readonly number[], add: Add): void {
  const people = sqlFor.selectFrom('row').where(isAmong(piece));
  const asked = source.among === null ? people : people.where('row.id', 'in', source.among);
  const joined = source.needsResource ? asked.innerJoin('resource', 'resource.id', 'row.id') : asked;
  const groups = joined.select([source.value.as('value'), sql<number>`count(*)`.as('count')]).groupBy(sql`1`);
  let counted = 0;
  for (const [value, count] of arrays<[string | number | null, number]>(mirror, groups)) {
    counted += count;
    add(source.cell(value), count);
  }
  if (source.among === null) return;
  const [all = 0] = pluck<number>(mirror, people.select(sql`count(*)`.as('count')));
  if (all > counted) add(source.cell(null), all - counted);
}

function isAmong(ids: readonly number[]) {
  const [first = 0] = ids;
  // Everybody of a stretch of numbers is found without a list of them.
  if (ids.every((id, place) => id === first + place)) {
    return sql<boolean>`row.id between ${first} and ${first + ids.length - 1}`;
  }
  return sql<boolean>`row.id in (select value from json_each(${JSON.stringify(ids)}))`;
}
