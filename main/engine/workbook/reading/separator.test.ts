import { describe, expect, it } from 'vitest';
import { readingLimits } from './limits';
import { findSeparator, toldSeparator } from './separator';

describe('the separator', () => {
  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3,5', ';'],
    ['a\tb\n1,2\t3;4', '\t'],
    ['a|b\n1|2', '|'],
    ['name;address\nDoe;"1, rue X; Paris"\nRoe;2, rue Y', ';'],
    ['"a;b","c;d"\n"e;f","g;h"', ','],
    ['name,text\nx,"several\nlines; with; these"\ny,z', ','],
    ['People of 2026\n\na;b;c\n1;2;3\n4;5;6', ';'],
    ['only\none\ncolumn', ','],
    ['', ','],
    ['a;b', ';'],
    ['5" pipe;x\n6" pipe;y', ';'],
    ['Doe, Jane\tx\nRoe, Ann\ty', '\t'],
    ['a,b;c,d\n1,2;3,4', ','],
  ])('of %j is %j', (text, expected) => {
    expect(findSeparator(text, true, readingLimits)).toBe(expected);
  });

  it('is not looked for in a line that was cut in two', () => {
    expect(findSeparator('a;b\n1;2\n3;"4, 5, 6', false, readingLimits)).toBe(';');
    expect(findSeparator('a;b,c,d', false, readingLimits)).toBe(',');
  });

  it('may be told', () => {
    expect(toldSeparator('sep=;\r\na;b')).toEqual({ separator: ';', length: 7 });
    expect(toldSeparator('SEP=^\na^b')).toEqual({ separator: '^', length: 6 });
    expect(toldSeparator('sep=\t')).toEqual({ separator: '\t', length: 5 });
    expect(toldSeparator('sep=ab\n')).toBeNull();
    expect(toldSeparator('a\nsep=;\n')).toBeNull();
  });
});
