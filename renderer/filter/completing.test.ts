import { describe, expect, it } from 'vitest';
import type { FilterCompletion } from '../../preload/contract';
import { complete, isBegun, worthOffering } from './completing';

function completion(text: string, from: number, to: number, kind: FilterCompletion['kind'] = 'attribute') {
  return { text, from, to, kind, column: null };
}

describe('taking a completion', () => {
  it.each<[string, FilterCompletion, string]>([
    ['ti', completion('title', 0, 2), 'title |'],
    ['title e', completion('eq', 6, 7, 'operator'), 'title eq |'],
    ['title eq', completion('"Cook"', 8, 8, 'value'), 'title eq "Cook"|'],
    ['title eq "C', completion('"Cook"', 9, 11, 'value'), 'title eq "Cook"|'],
    ['title pr', completion('and', 8, 8, 'joint'), 'title pr and |'],
    ['(title pr', completion(')', 9, 9, 'joint'), '(title pr)|'],
    ['emails', completion('[', 6, 6, 'operator'), 'emails[|'],
    ['ti eq "a"', completion('title', 0, 2), 'title| eq "a"'],
    ['n', completion('not (', 0, 1, 'joint'), 'not (|'],
  ])('%s becomes what goes on', (text, taken, wanted) => {
    const { text: done, cursor } = complete(text, taken);
    expect(`${done.slice(0, cursor)}|${done.slice(cursor)}`).toBe(wanted);
  });

  it('is what Enter means only while a word is not ended', () => {
    const title = completion('title', 0, 2);
    expect(isBegun('ti', [title])).toBe(true);
    expect(isBegun('title', [completion('title', 0, 5), completion('titleOfHonour', 0, 5)])).toBe(false);
    expect(isBegun('title ', [completion('eq', 6, 6)])).toBe(false);
    expect(isBegun('ti', [])).toBe(false);
    expect(worthOffering('title', [completion('title', 0, 5)])).toEqual([]);
    expect(worthOffering('ti', [title])).toEqual([title]);
  });
});
