import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankBytes } from './byte-order';

function ranked(strings: readonly Uint8Array[]) {
  let end = 0;
  const ends = Uint32Array.from(strings, ({ length }) => {
    end += length;
    return end;
  });
  return rankBytes({ bytes: Buffer.concat(strings), ends, count: strings.length });
}

/** Beginnings that are alike for longer than one number holds, and bytes of which few or many differ. */
const beginning = fc
  .constantFrom('', 'a', 'alexander.', 'the same for a long while, ')
  .map((text) => Buffer.from(text));
const rest = fc.oneof(
  fc.array(fc.constantFrom(97, 98), { maxLength: 40 }),
  fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 12 }),
);
const string = fc.tuple(beginning, rest).map(([one, other]) => Buffer.concat([one, Buffer.from(other)]));

it('is that of the bytes, and equal strings share their place', () => {
  fc.assert(
    fc.property(fc.array(string, { maxLength: 120, size: 'max' }), (strings) => {
      const distinct = [...new Map(strings.map((one) => [one.toString('latin1'), one])).values()].sort(Buffer.compare);
      const places = new Map(distinct.map((one, place) => [one.toString('latin1'), place]));
      const { of, count } = ranked(strings);
      expect(count).toBe(distinct.length);
      expect([...of]).toEqual(strings.map((one) => places.get(one.toString('latin1'))));
    }),
    { numRuns: 400 },
  );
});

it('holds for many', () => {
  const strings = Array.from({ length: 30_000 }, (_none, n) => Buffer.from(`user.${(n * 7919) % 10_000}@example.com`));
  const { of, count } = ranked(strings);
  expect(count).toBe(10_000);
  const sorted = strings.map((text, place) => ({ text: text.toString(), rank: of[place] ?? 0 }));
  sorted.sort((one, other) => one.rank - other.rank);
  expect(sorted.every(({ text }, place) => place === 0 || (sorted[place - 1]?.text ?? '') <= text)).toBe(true);
});

it('puts a string behind what it begins with, however long', () => {
  const strings = Array.from({ length: 200 }, (_none, n) => Buffer.from('a'.repeat((n * 7) % 200)));
  expect([...ranked(strings).of]).toEqual(strings.map(({ length }) => length));
});
