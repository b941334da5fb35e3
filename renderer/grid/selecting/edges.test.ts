import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeFrom } from './edges';

/** Filled cells are letters, empty ones dots, and those that are not here question marks. */
const sheet = (text: string) => (at: number) => (text[at] === '?' ? null : text[at] !== '.');
const right = (text: string, from: number) => edgeFrom(from, 1, text.length - 1, sheet(text));
const left = (text: string, from: number) => edgeFrom(from, -1, 0, sheet(text));

describe('Ctrl and an arrow', () => {
  it('lead to the end of what is filled, then to where it begins again, then to the end', () => {
    const text = 'aaa..bb...';
    expect([0, 2, 5, 6].map((from) => right(text, from))).toEqual([2, 5, 6, 9]);
    expect([9, 6, 5, 2].map((from) => left(text, from))).toEqual([6, 5, 2, 0]);
    expect(right('a', 0)).toBe(0);
    expect(right('aaaa', 0)).toBe(3);
    expect(right('....', 1)).toBe(3);
  });

  it('lead to the end where nobody knows what comes', () => {
    expect(right('aa??.a', 0)).toBe(5);
    expect(right('a..??a', 0)).toBe(5);
    expect(right('aa.?', 0)).toBe(1);
  });

  it('never stop between two cells that are alike', () => {
    const cells = fc.array(fc.boolean(), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(cells, fc.nat(), (filled, seed) => {
        const from = seed % (filled.length - 1);
        const to = edgeFrom(from, 1, filled.length - 1, (at) => filled[at] ?? false);
        expect(to).toBeGreaterThan(from);
        if (to < filled.length - 1) {
          expect(filled[to]).toBe(true);
          expect(filled[to - 1] === filled[to + 1] && filled[to + 1] === true && to !== from + 1).toBe(false);
        }
        for (let at = from + 1; at < to; at += 1) expect(filled[at]).toBe(filled[from + 1]);
      }),
    );
  });
});
