import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteStrings, rankBytes } from './byte-order';
import { sortKeys } from './collation';

const english = new Intl.Collator('en', { sensitivity: 'variant', numeric: false });
const french = new Intl.Collator('fr', { sensitivity: 'variant', numeric: false });

function bytesOf(texts: readonly string[]): ByteStrings {
  const pieces = texts.map((text) => Buffer.from(text));
  let end = 0;
  const ends = Uint32Array.from(pieces, ({ length }) => {
    end += length;
    return end;
  });
  return { bytes: Buffer.concat(pieces), ends, count: texts.length };
}

/** Sorted by their keys; texts that have the same stay as they are. */
function sorted(texts: readonly string[]): string[] {
  const ranks = rankBytes(sortKeys(bytesOf(texts))).of;
  const ranked = texts.map((text, place) => ({ text, rank: ranks[place] ?? 0 }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ text }) => text);
}

const latin = fc.constantFrom(
  ...'aAbBcCeEoOszZ019 -_.,;\'@+/"(é É è ê ë å Å ä æ Æ œ Œ ø Ø ö ß ẞ ñ ç ł Ł đ ð ’ ü'.split(''),
);
const accented = fc.constantFrom(
  'o\u0301',
  'a\u030a',
  'e\u0323\u0302',
  'ǖ',
  'ệ',
  'K',
  'Å',
  '\u00ad',
  '\u200d',
  '\t',
  '\u0000',
);
const others = fc.constantFrom(...'αβΓдЖйعبقשם李明ｱアがกเी한–—“”«»…·€£½²ºªﬁ™Ⅳ①Ａ🙂ĳǆŉĿŀ'.split(/(?:)/u));
const anything = fc.string({ unit: 'grapheme', maxLength: 4 });
const word = (...units: fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...units), { maxLength: 5 }).map((some) => some.join(''));

describe('keys', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['ASCII', fc.string({ unit: 'binary-ascii', maxLength: 4 })],
    ['few letters', fc.string({ unit: fc.constantFrom('a', 'A', 'á', 'ä', 'b', '-', 'æ', 'e'), maxLength: 4 })],
    ['Latin letters', word(latin)],
    ['Latin letters with odd ones', word(latin, latin, accented)],
    ['all scripts', word(latin, accented, others)],
    ['anything', fc.oneof(anything, word(latin, anything))],
  ])('sort %s as the language does', (_name, text) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        const expected = [...texts].sort(english.compare);
        expect([...texts].sort(french.compare)).toEqual(expected);
        expect(sorted(texts)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('are short where little is to be told', () => {
    const lengthOf = (text: string) => sortKeys(bytesOf([text])).ends[0];
    expect(lengthOf('ann')).toBe(3);
    expect(lengthOf('Ann Example')).toBe('Ann Example'.length + 2 + 5);
  });
});
