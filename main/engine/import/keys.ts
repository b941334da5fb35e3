/** Who has which value of what tells people apart: read from the mirror once, and looked up line by line. */
import { sql } from 'kysely';
import { canBeGiven } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { arrays, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { Context, KeyColumn } from './context';
import { rowOf, rowsOf, type Scratch, valuesOf, write } from './scratch';
import { keyText } from './text';
import { isBareNumber, NumberLengths, withoutZeros } from './zeros';

/** People who are read at once. */
const pieceSize = 2_000;
/** So many who share a value are noted as named by a line. */
const mostOwners = 1_000;

/** Where numbers stand without the zeros before them. */
const bareIn = (place: number) => -place;

/**
 * Fills the scratch file with who has which value, some people at a time.
 *
 * @param bare the places of the file's columns that hold numbers without zeros before them
 * @returns how long the numbers of columns are in which some begin with zeros
 */
export function* readKeys(
  contexts: readonly Context[],
  bare: ReadonlySet<number>,
): Generator<undefined, Map<string, number>> {
  const [context] = contexts;
  if (!context) return new Map();
  const { store, scratch, keys } = context;
  write(scratch, 'delete from key');
  const targets = contexts.flatMap((each) => each.targets);
  const measured = targets.filter(
    (target) =>
      target.kind === 'attribute' &&
      target.column.type === 'text' &&
      canBeGiven(target.column) &&
      bare.has(target.index),
  );
  const columns = [...new Set([...keys, ...measured].map(({ key }) => key))];
  const lengths = new Map(measured.map(({ key }) => [key, new NumberLengths()]));
  const rows = valuesIn(store, columns).orderBy('row.id').limit(pieceSize);
  let last = 0;
  while (columns.length > 0) {
    const piece = arrays<ValuesOfPerson>(store.mirror, rows.where('row.id', '>', last));
    if (piece.length === 0) break;
    insertKeys(scratch, keysOf(columns, keys, piece, lengths));
    last = piece.at(-1)?.[0] ?? last;
    yield;
  }
  return new Map(
    [...lengths].flatMap(([key, length]) => {
      const common = length.common();
      return common === undefined ? [] : [[key, common] as const];
    }),
  );
}

/** What people have in some columns. */
function valuesIn(store: Store, columns: readonly string[]) {
  const expressions = columns.map((key) => expressionOf(store, key)?.value);
  return sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(['row.id', ...expressions.map((value, index) => (value ?? sql`null`).as(`value${index}`))]);
}

type ValuesOfPerson = [id: number, ...values: unknown[]];

type Key = [place: number, value: string, row: number];

/** @param lengths of numbers, by column; they learn from what is read */
function keysOf(
  columns: readonly string[],
  keys: readonly KeyColumn[],
  people: readonly ValuesOfPerson[],
  lengths: ReadonlyMap<string, NumberLengths> = new Map(),
): Key[] {
  const byKey = new Map(keys.map((key) => [key.key, key]));
  return columns.flatMap((column, index) => {
    const [key, length] = [byKey.get(column), lengths.get(column)];
    return people.flatMap(([id, ...values]): Key[] => {
      const value = values[index];
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const text = keyText(String(value));
      length?.add(text);
      if (!key || text === '') return [];
      const bare = key.mayLackZeros ? withoutZeros(text) : null;
      return [[key.place, text, id], ...(bare === null ? [] : [[bareIn(key.place), bare, id] satisfies Key])];
    });
  });
}

/** Sorted, so that those that stand together are written together. */
const insert = `insert or ignore into key (place, value, row)
  select value ->> 0, value ->> 1, value ->> 2 from json_each(?) order by 1, 2, 3`;

function insertKeys(scratch: Scratch, keys: readonly Key[]): void {
  if (keys.length > 0) write(scratch, insert, JSON.stringify(keys));
}

/** Puts right which values some people have; answers whether one of them has come, gone, or got another value. */
export function renewKeys([context]: readonly Context[], people: Uint32Array): boolean {
  if (!context || people.length === 0) return false;
  const { store, scratch, keys } = context;
  const ids = JSON.stringify([...people]);
  const columns = keys.map(({ key }) => key);
  const among = sql<number>`(select value from json_each(${ids}))`;
  const found = arrays<ValuesOfPerson>(store.mirror, valuesIn(store, columns).where('row.id', 'in', among));
  const [before, now] = [
    rowsOf<Record<'place' | 'row', number> & { value: string }>(scratch, keysAmong, ids),
    keysOf(columns, keys, found),
  ];
  const known = new Set(before.map(({ place, value, row }) => JSON.stringify([place, value, row])));
  if (known.size === now.length && now.every((key) => known.has(JSON.stringify(key)))) return false;
  write(scratch, 'delete from key where row in (select value from json_each(?))', ids);
  insertKeys(scratch, now);
  return true;
}

const keysAmong = 'select place, value, row from key where row in (select value from json_each(?))';

/** Those who share a value. */
export interface Owners {
  /** The first of them. */
  row: number;
  /** Others have it too. */
  isShared: boolean;
}

/** Who has a value in a column; `text` as `keyText` makes it. */
export function ownersOf(scratch: Scratch, { place }: KeyColumn, text: string): Owners | null {
  return owners(scratch, place, text);
}

/** Whose number it would be, with the zeros that it has lost. */
export function ownersWithZeros(scratch: Scratch, { place, mayLackZeros }: KeyColumn, text: string): Owners | null {
  return mayLackZeros && isBareNumber(text) ? owners(scratch, bareIn(place), text) : null;
}

/** Whether somebody else has a value. */
export function isTaken(scratch: Scratch, key: KeyColumn, text: string, row: number | null): boolean {
  const found = ownersOf(scratch, key, text);
  return found !== null && (found.isShared || found.row !== row);
}

/** Whether somebody has a value in a column, or would with the zeros that it has lost. */
export function isOwner(scratch: Scratch, { place }: KeyColumn, text: string, row: number): boolean {
  const held = 'select 1 from key where place in (?, ?) and value = ? and row = ?';
  return rowOf(scratch, held, place, bareIn(place), text, row) !== undefined;
}

/** Everybody who has a value in a column, or would with the zeros that it has lost, as far as they are told apart. */
export function allOwners(scratch: Scratch, { place }: KeyColumn, text: string): number[] {
  const held = 'select row from key where place in (?, ?) and value = ? limit ?';
  return valuesOf<number>(scratch, held, place, bareIn(place), text, mostOwners);
}

const firstTwo =
  'select min(row) as row, max(row) as other from (select row from key where place = ? and value = ? limit 2)';

function owners(scratch: Scratch, place: number, text: string): Owners | null {
  const found = rowOf<{ row: number | null; other: number | null }>(scratch, firstTwo, place, text);
  return found && found.row !== null ? { row: found.row, isShared: found.other !== found.row } : null;
}
