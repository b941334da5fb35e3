import { describe, expect, it } from 'vitest';
import { createValueLists } from './value-lists';

describe('a list of values', () => {
  it('stands in the rule if it is short and plain', () => {
    const lists = createValueLists();
    expect(lists.formula(['Yes', 'No'])).toBe('"Yes,No"');
    expect(lists.formula(['Fleet manager', 'É', 'x'])).toBe('"Fleet manager,É,x"');
    expect(lists.sheet()).toBeNull();
  });

  it.each([
    ['a comma', ['a, b', 'c']],
    ['a quote', ['a "b"', 'c']],
    ['a semicolon', ['a; b']],
    ['a line break', ['a\nb']],
    ['blanks at an end', ['a ', 'b']],
    ['a formula', ['=1+1', '@x', '-a', '+a']],
    ['an apostrophe before it', ["'a"]],
    ['too much for a rule', Array.from({ length: 100 }, (_, index) => `role ${index}`)],
  ])('stands on a sheet of its own if it holds %s', (_, values) => {
    const lists = createValueLists();
    expect(lists.formula(values)).toBe(`'muster-values'!$A$1:$A$${values.length}`);
    expect(lists.sheet()).toMatchObject({ state: 'hidden', headers: null, rows: values.map((value) => [value]) });
  });

  it('is written once for all columns that share it', () => {
    const lists = createValueLists();
    expect(lists.formula(['a,b', 'c'])).toBe(lists.formula(['a,b', 'c']));
    expect(lists.formula(['d,e'])).toBe("'muster-values'!$B$1:$B$1");
    expect(lists.sheet()?.rows).toEqual([
      ['a,b', 'd,e'],
      ['c', null],
    ]);
  });
});
