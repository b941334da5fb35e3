/** The place of each person's value among all values of a column. */
import { type Ranks, rankBytes } from './byte-order';
import { sortKeys } from './collation';
import { type People, readPlainValues, readTexts } from './column-values';
import { createDistinctTexts } from './distinct-texts';
import type { Expression } from './expressions';
import type { Mirror } from './handle';

/** Ranks the values of people, in their order; whoever has none has the rank after the last. */
export function rankColumn(mirror: Mirror, people: People, expression: Expression): Ranks {
  return expression.kind === 'text'
    ? rankTexts(mirror, people, expression)
    : rankPlainValues(mirror, people, expression);
}

function rankTexts(mirror: Mirror, people: People, expression: Expression): Ranks {
  const known = createDistinctTexts();
  const numbers = new Int32Array(people.ids.length);
  let place = 0;
  readTexts(mirror, people, expression, {
    text(bytes, from, to) {
      numbers[place] = known.add(bytes, from, to);
      place += 1;
    },
    nothing() {
      numbers[place] = -1;
      place += 1;
    },
  });
  mirror.carryOn();
  const keys = sortKeys(known.texts());
  mirror.carryOn();
  const { of: ranks, count } = rankBytes(keys);
  const of = new Uint32Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number;
    of[index] = number < 0 ? count : (ranks[number] as number);
  }
  return { of, count };
}

/** As SQLite sorts them: numbers by their size, then texts byte by byte. */
function rankPlainValues(mirror: Mirror, people: People, expression: Expression): Ranks {
  const values: (number | string | null)[] = [];
  readPlainValues(mirror, people, expression, (value) => values.push(value));
  const numbers = Float64Array.from(values.filter((value) => typeof value === 'number')).sort();
  const distinct = numbers.filter((number, place) => place === 0 || number !== numbers[place - 1]);
  const odd = [...new Set(values.filter((value) => typeof value === 'string'))];
  const oddRanks = new Map(
    odd
      .map((text) => ({ text, bytes: Buffer.from(text) }))
      .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
      .map(({ text }, place) => [text, distinct.length + place]),
  );
  const count = distinct.length + odd.length;
  const of = Uint32Array.from(values, (value) =>
    typeof value === 'number' ? placeIn(distinct, value) : value === null ? count : (oddRanks.get(value) ?? count),
  );
  return { of, count };
}

function placeIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
