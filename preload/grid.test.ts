import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GridRow } from './grid';

const unmarked = {
  id: 7,
  cells: ['Ann', 3, true, null, ['a', 'b']],
  marks: {},
  fate: null,
  locked: {},
  awaited: {},
  activationPending: false,
  photo: null,
};
const mark = { changeId: 1, state: 'pending', was: null, failure: null };

it('takes a row of whom nothing else is told, and any other that is one', () => {
  for (const more of [{}, { photo: 'x' }, { marks: { 0: mark } }, { awaited: { 1: 'new' } }]) {
    expect(GridRow.safeParse({ ...unmarked, ...more }).success).toBe(true);
  }
});

it('takes nothing that is no row', () => {
  const names = fc.constantFrom(...(Object.keys(unmarked) as (keyof typeof unmarked)[]));
  const wrong = fc.constantFrom(undefined, Number.NaN, { a: {} }, [[1]], [{}], Symbol.iterator);
  fc.assert(
    fc.property(names, wrong, (name, value) => {
      expect(GridRow.safeParse({ ...unmarked, [name]: value }).success).toBe(false);
    }),
  );
  for (const value of [null, undefined, 'row', [], { ...unmarked, marks: { 0: { ...mark, state: 'odd' } } }]) {
    expect(GridRow.safeParse(value).success).toBe(false);
  }
});
