import { describe, expect, it } from 'vitest';
import { columnWidths, sheetTitle } from './layout';

describe('sheetTitle', () => {
  it.each([
    ['Users', 1, 'Users'],
    ['Users', 2, 'Users 2'],
    ["'All [users]: a/b\\c?*'", 1, 'All  users   a b c'],
    ['', 1, 'Sheet'],
    ['///', 2, 'Sheet 2'],
    ['History', 1, 'Sheet History'],
    ['x'.repeat(40), 1, 'x'.repeat(31)],
    ['x'.repeat(40), 12, `${'x'.repeat(28)} 12`],
    [`${'x'.repeat(30)}😀`, 1, 'x'.repeat(30)],
  ])('%j, sheet %i, is %j', (wanted, number, expected) => {
    expect(sheetTitle(wanted, number)).toBe(expected);
  });
});

describe('columnWidths', () => {
  it('fit the header and most cells, within limits', () => {
    const rows = Array.from({ length: 100 }, (_, index) => [
      'x',
      'y'.repeat(20),
      index === 0 ? 'z'.repeat(500) : 'z',
      null,
    ]);
    expect(columnWidths(['Employee number', 'b', 'c', 'd', 'e'], rows)).toEqual([19, 22, 10, 10, 10]);
    expect(columnWidths(['x'.repeat(300)], [])).toEqual([60]);
  });
});
