/** The values of one column of many people, read as one text for many of them: a row for each would cost ten times as much. */
import { type RawBuilder, sql } from 'kysely';
import type { Expression } from './expressions';
import { arrays, type Mirror, sqlFor } from './handle';

/** People by their numbers, ascending. */
export interface People {
  ids: Uint32Array;
  /** Whether nobody else is in the mirror. */
  isEverybody: boolean;
}

/** Hears of one after the other, in their order: UTF-8, or nothing. */
export interface TextHearer {
  text(bytes: Uint8Array, from: number, to: number): void;
  nothing(): void;
}

/** People of whom the values are read at once: more of them take longer to leave, and are read no sooner. */
const stretch = 10_000;

/** Stands between two texts, and in the place of one that is not there: rarely does a text hold it. */
const between = 0x1f;
const absent = 0x1e;

/** Reads texts. */
export function readTexts(mirror: Mirror, people: People, expression: Expression, hearer: TextHearer): void {
  const { value } = expression;
  const text = sql<Buffer | null>`cast(group_concat(coalesce(${value}, char(${sql.lit(absent)})), char(${sql.lit(between)})) as blob)`;
  for (const piece of piecesOf(people)) {
    const [[bytes, missing] = [null, 0]] = readPiece<[Buffer | null, number]>(mirror, expression, piece, [
      text,
      sql<number>`count(*) - count(${value})`,
    ]);
    const ends = bytes && endsOf(bytes, piece.ids.length, missing);
    if (bytes && ends) hear(bytes, ends, hearer);
    else hearOneByOne(mirror, expression, piece, hearer);
  }
}

/** Reads numbers, or what else stands in their place. */
export function readPlainValues(
  mirror: Mirror,
  people: People,
  expression: Expression,
  hear: (value: Value) => void,
): void {
  const { value, kind } = expression;
  // Whole milliseconds: a fraction of days would be rounded on its way into the text.
  const place =
    kind === 'instant' ? sql`coalesce(cast(round(julianday(${value}) * 86400000) as integer), ${value})` : value;
  for (const piece of piecesOf(people)) {
    const [[text] = ['[]']] = readPiece<[string]>(mirror, expression, piece, [sql`json_group_array(${place})`]);
    const values = JSON.parse(text) as (number | string | null)[];
    expect(values.length, piece);
    values.forEach(hear);
  }
}

export type Value = number | string | null;

/** The values of a few people, ascending by their numbers. */
export function readValues(mirror: Mirror, ids: Uint32Array, expression: Expression): Value[] {
  const values: Value[] = [];
  const people = { ids, isEverybody: false };
  if (expression.kind !== 'text') readPlainValues(mirror, people, expression, (value) => values.push(value));
  else {
    readTexts(mirror, people, expression, {
      text: (bytes, from, to) => values.push(utf8.decode(bytes.subarray(from, to))),
      nothing: () => values.push(null),
    });
  }
  return values;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

interface Piece {
  ids: Uint32Array;
  /** Whether nobody stands between the first and the last of them but them. */
  isWhole: boolean;
}

function* piecesOf({ ids, isEverybody }: People): Generator<Piece> {
  for (let start = 0; start < ids.length; start += stretch) {
    yield { ids: ids.subarray(start, start + stretch), isWhole: isEverybody };
  }
}

/** One row of what is asked about a piece: SQLite looks at people in the order of their numbers. */
function readPiece<T extends unknown[]>(
  mirror: Mirror,
  { needsResource }: Expression,
  { ids, isWhole }: Piece,
  asked: readonly RawBuilder<unknown>[],
): T[] {
  mirror.carryOn();
  const among = isWhole
    ? sql<boolean>`row.id between ${ids[0]} and ${ids[ids.length - 1]}`
    : sql<boolean>`row.id in (select value from json_each(${JSON.stringify(Array.from(ids))}))`;
  const rows = sqlFor.selectFrom('row').where(among);
  const joined = needsResource ? rows.innerJoin('resource', 'resource.id', 'row.id') : rows;
  return arrays<T>(mirror, joined.select(asked.map((part, place) => part.as(`asked${place}`))));
}

/** Where each text ends; null if what stands between them, or in the place of a missing one, stands in a text as well. */
function endsOf(bytes: Uint8Array, count: number, missing: number): Uint32Array | null {
  const ends = new Uint32Array(count);
  let found = 0;
  let marks = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte > between) continue;
    if (byte === between) {
      ends[found] = at;
      found += 1;
    } else if (byte === absent) marks += 1;
  }
  ends[found] = bytes.length;
  return found + 1 === count && marks === missing ? ends : null;
}

function hear(bytes: Uint8Array, ends: Uint32Array, hearer: TextHearer): void {
  let from = 0;
  for (let place = 0; place < ends.length; place += 1) {
    const to = ends[place] as number;
    if (to === from + 1 && bytes[from] === absent) hearer.nothing();
    else hearer.text(bytes, from, to);
    from = to + 1;
  }
}

function hearOneByOne(mirror: Mirror, expression: Expression, piece: Piece, hearer: TextHearer): void {
  const [[text] = ['[]']] = readPiece<[string]>(mirror, expression, piece, [
    sql`json_group_array(cast(${expression.value} as text))`,
  ]);
  const values = JSON.parse(text) as (string | null)[];
  expect(values.length, piece);
  for (const value of values) {
    if (value === null) hearer.nothing();
    else {
      const bytes = Buffer.from(value);
      hearer.text(bytes, 0, bytes.length);
    }
  }
}

function expect(found: number, { ids }: Piece): void {
  if (found !== ids.length) throw new Error(`${found} people were read where there are ${ids.length}`);
}
