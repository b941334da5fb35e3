import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportedIds } from './export-people';

const range = fc.record({ start: fc.nat(30), count: fc.integer({ min: 1, max: 12 }) });

test('who is chosen by positions is written once, in the order of the view', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000), { maxLength: 25 }), fc.array(range, { maxLength: 6 }), (all, ranges) => {
      const ids = Uint32Array.from(all);
      const isChosen = (place: number) => ranges.some(({ start, count }) => place >= start && place < start + count);
      expect([...exportedIds({ ids }, ranges)]).toEqual(all.filter((_, place) => isChosen(place)));
      expect(exportedIds({ ids }, undefined)).toBe(ids);
    }),
  );
});
