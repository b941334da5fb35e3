/** Who has which value of what tells people apart: read from the mirror once, and looked up line by line. */
import { sql } from 'kysely';
import { canBeGiven } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { arrays, sqlFor } from '../mirror/handle';
import { countUsers } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Context, KeyColumn } from './context';
import { createKeyTable, type KeyTable, type Owners } from './key-table';
import { type Scratch, together, write } from './scratch';
import { createStoredKeys } from './stored-keys';
import { keyText } from './text';
import { isBareNumber, NumberLengths, withoutZeros } from './zeros';

/** People who are read at once. */
const pieceSize = 2_000;
/** So many who share a value are noted as named by a line. */
const mostOwners = 1_000;

/** Values that are kept in memory: some 60 MB of them. */
const mostInMemory = 1_000_000;

/** Where numbers stand without the zeros before them. */
const bareIn = (place: number) => -place;

/**
 * Reads who has which value, some people at a time.
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
  scratch.keys.clear();
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
  const people = countUsers(store.mirror);
  const isLarge = people * keys.length > mostInMemory;
  let last = 0;
  while (columns.length > 0) {
    const piece = arrays<ValuesOfPerson>(store.mirror, rows.where('row.id', '>', last));
    if (piece.length === 0) break;
    together(scratch, () => {
      for (const { place, text, row } of keysOf(columns, keys, piece, lengths)) {
        tableAt(scratch, place, people, isLarge).add(text, row);
      }
    });
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

/** A value of somebody, by the place of its column. */
interface Key {
  place: number;
  text: string;
  row: number;
}

/** @param lengths of numbers, by column; they learn from what is read */
function* keysOf(
  columns: readonly string[],
  keys: readonly KeyColumn[],
  people: readonly ValuesOfPerson[],
  lengths: ReadonlyMap<string, NumberLengths> = new Map(),
): Generator<Key> {
  for (const [index, column] of columns.entries()) {
    const key = keys.find((each) => each.key === column);
    const length = lengths.get(column);
    for (const person of people) {
      const [row, value] = [person[0], person[index + 1]];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const text = keyText(String(value));
      length?.add(text);
      if (!key || text === '') continue;
      yield { place: key.place, text, row };
      const bare = key.mayLackZeros ? withoutZeros(text) : null;
      if (bare !== null) yield { place: bareIn(key.place), text: bare, row };
    }
  }
}

/** Who has which value; of numbers with zeros before them, of which there are few, more is not made room for. */
function tableAt(scratch: Scratch, place: number, people: number, isLarge: boolean): KeyTable {
  const known = scratch.keys.get(place);
  if (known) return known;
  const made = isLarge ? createStoredKeys(scratch, place) : createKeyTable(place > 0 ? people : 0);
  scratch.keys.set(place, made);
  return made;
}

/** Puts right which values some people have; answers whether one of them has come, gone, or got another value. */
export function* renewKeys(contexts: readonly Context[], people: Uint32Array): Generator<undefined, boolean> {
  const [context] = contexts;
  if (!context || people.length === 0) return false;
  const { store, scratch, keys } = context;
  const columns = keys.map(({ key }) => key);
  const among = sql<number>`(select value from json_each(${JSON.stringify([...people])}))`;
  const found = arrays<ValuesOfPerson>(store.mirror, valuesIn(store, columns).where('row.id', 'in', among));
  const now = [...keysOf(columns, keys, found)];
  const known = new Map([...scratch.keys].map(([place, table]) => [place, table.textsOf(people)]));
  const count = [...known.values()].reduce((sum, { size }) => sum + size, 0);
  if (count === now.length && now.every(({ place, text, row }) => known.get(place)?.get(row) === text)) return false;
  yield* readKeys(contexts, new Set());
  return true;
}

/** Who has a value in a column; `text` as `keyText` makes it. */
export function ownersOf({ keys }: Scratch, { place }: KeyColumn, text: string): Owners | null {
  return keys.get(place)?.ownersOf(text) ?? null;
}

/** Whose number it would be, with the zeros that it has lost. */
export function ownersWithZeros({ keys }: Scratch, { place, mayLackZeros }: KeyColumn, text: string): Owners | null {
  return mayLackZeros && isBareNumber(text) ? (keys.get(bareIn(place))?.ownersOf(text) ?? null) : null;
}

/** Whether somebody else has a value. */
export function isTaken(scratch: Scratch, key: KeyColumn, text: string, row: number | null): boolean {
  const found = ownersOf(scratch, key, text);
  return found !== null && (found.isShared || found.row !== row);
}

const tablesOf = ({ keys }: Scratch, { place }: KeyColumn) =>
  [place, bareIn(place)].flatMap((each) => keys.get(each) ?? []);

/** Whether somebody has a value in a column, or would with the zeros that it has lost. */
export function isOwner(scratch: Scratch, key: KeyColumn, text: string, row: number): boolean {
  return tablesOf(scratch, key).some((table) => table.has(text, row));
}

/** Everybody who has a value in a column, or would with the zeros that it has lost, as far as they are told apart. */
export function allOwners(scratch: Scratch, key: KeyColumn, text: string): number[] {
  return tablesOf(scratch, key)
    .flatMap((table) => table.rowsOf(text, mostOwners))
    .slice(0, mostOwners);
}
