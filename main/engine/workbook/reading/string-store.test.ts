import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStringStore } from './string-store';

it('strings come back from the store', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'é', 'ÿ', '\u0000', '😀', 'x'.repeat(70_000)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3_000 }), (all) => {
      const strings = createStringStore();
      for (const each of all) strings.add(each);
      expect(all.map((_, place) => strings.get(place))).toEqual(all);
      expect([all.length, 1e9].map((place) => strings.get(place))).toEqual([null, null]);
    }),
    { numRuns: 20 },
  );
});

it('the store knows what it holds, whatever the strings are', () => {
  const strings = createStringStore();
  for (let count = 0; count < 300; count++) strings.add('é'.repeat(30_000));
  strings.add('x'.repeat(10_000_000));
  strings.add('end');
  expect(strings.size).toBeGreaterThan(300 * 60_000 + 10_000_000);
  expect(strings.get(299)).toBe('é'.repeat(30_000));
  expect(strings.get(300)).toHaveLength(10_000_000);
  expect(strings.get(301)).toBe('end');
});
