/** Who has which value of what tells people apart: read from the mirror once, and looked up line by line. */
import { canBeGiven } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { all, sqlFor } from '../mirror/handle';
import type { Context, KeyColumn } from './context';
import { rowOf, type Scratch, together, valuesOf, write } from './scratch';
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
  const places = new Map(keys.map((key) => [key.key, key]));
  const expressions = columns.map((key) => expressionOf(store, key)?.value);
  const rows = sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(['row.id', ...expressions.flatMap((value, index) => (value ? [value.as(`value${index}`)] : []))])
    .orderBy('row.id')
    .limit(pieceSize);
  let last = 0;
  while (columns.length > 0) {
    const piece = all(store.mirror, rows.where('row.id', '>', last)) as ({ id: number } & Record<string, unknown>)[];
    if (piece.length === 0) break;
    together(scratch, () => {
      for (const { id, ...values } of piece) {
        columns.forEach((column, index) => {
          const value = values[`value${index}`];
          if (typeof value !== 'string' && typeof value !== 'number') return;
          const text = keyText(String(value));
          lengths.get(column)?.add(text);
          const key = places.get(column);
          if (key && text !== '') note(scratch, key, text, id);
        });
      }
    });
    last = piece.at(-1)?.id ?? last;
    yield;
  }
  return new Map(
    [...lengths].flatMap(([key, length]) => {
      const common = length.common();
      return common === undefined ? [] : [[key, common] as const];
    }),
  );
}

const insert = 'insert or ignore into key (place, value, row) values (?, ?, ?)';

function note(scratch: Scratch, { place, mayLackZeros }: KeyColumn, text: string, row: number): void {
  write(scratch, insert, place, text, row);
  const bare = mayLackZeros ? withoutZeros(text) : null;
  if (bare !== null) write(scratch, insert, bareIn(place), bare, row);
}

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
