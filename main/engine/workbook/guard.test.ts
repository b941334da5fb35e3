import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from './guard';

/** Texts of what the guard looks at, and of much else. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ', '1'), maxLength: 6 }),
  fc.string({ unit: 'binary' }),
);

describe('a guarded text', () => {
  it('begins with nothing that a spreadsheet runs, and comes back as it was', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(guard(given)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(unguard(guard(given))).toBe(given);
      }),
      { numRuns: 2000 },
    );
  });

  it('is no other text’s as well', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        expect(guard(one)).not.toBe(guard(other));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['+45 1', "'+45 1"],
    ['＝1+1', "'＝1+1"],
    ["'quoted'", "'quoted'"],
    ["O'Neill", "O'Neill"],
    ['', ''],
  ])('of %j is %j', (given, expected) => {
    expect(guard(given)).toBe(expected);
  });
});
