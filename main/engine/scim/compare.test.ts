import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, sameValue, unmoved } from './compare';
import type { Json } from './resource';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('values that mean the same', () => {
  it('holds for every value and itself', () => {
    fc.assert(fc.property(json, (value) => sameValue(value, structuredClone(value)) && holds(value, value, null)));
  });

  it('knows no difference between the many kinds of nothing', () => {
    for (const a of [null, '', []]) for (const b of [null, '', []]) expect(sameValue(a, b)).toBe(true);
  });

  it('looks through order, derived names and filled-in defaults', () => {
    const sent = [{ value: 'a@x', type: 'work', primary: true }, { value: 'b@x' }];
    const stored = [
      { value: 'b@x', primary: false },
      { display: 'A', primary: true, type: 'work', value: 'a@x' },
    ];
    expect(sameValue(sent, stored)).toBe(true);
  });

  it('takes a lower-cased email for the one that was sent, but not for a change of case alone', () => {
    expect(holds('ann@x', 'Ann@X', 'bob@x')).toBe(true);
    expect(holds('ann', 'Ann', 'ann')).toBe(false);
    expect(unmoved('ANN', 'ann')).toBe(true);
  });

  it('reads booleans kept as text and dates in another spelling', () => {
    expect(holds('False', false, true)).toBe(true);
    expect(sameValue('2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000Z')).toBe(true);
    expect(sameValue('0000-00-00T00:00:00Z', '2024-01-01T00:00:00.000Z')).toBe(false);
    expect(sameValue('2024-01-01T01:00:00+01:00', '2024-01-01T00:00:00.000Z')).toBe(true);
  });
});
