import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue, ColumnType } from '../../../preload/contract';
import { seriesOf } from './series';

function next(type: ColumnType, given: CellValue[], count: number, inverted = false): CellValue[] {
  const series = seriesOf(given, type, { inverted });
  return Array.from({ length: count }, (_, index) => series(given.length + index));
}

describe('a fill', () => {
  it.each<[ColumnType, CellValue[], CellValue[]]>([
    ['number', [1, 2], [3, 4, 5]],
    ['number', [10, 5], [0, -5, -10]],
    ['number', [0.1, 0.2], [0.3, 0.4, 0.5]],
    ['number', [7], [7, 7, 7]],
    ['number', [1, 2, 4], [1, 2, 4]],
    ['number', [1, null], [1, null, 1]],
    ['text', ['user007'], ['user008', 'user009', 'user010']],
    ['text', ['user098'], ['user099', 'user100', 'user101']],
    ['text', ['user8'], ['user9', 'user10', 'user11']],
    ['text', ['T1', 'T3'], ['T5', 'T7', 'T9']],
    ['text', ['0041'], ['0042', '0043', '0044']],
    ['text', ['41'], ['41', '41', '41']],
    ['text', ['41', '42'], ['43', '44', '45']],
    ['text', ['North', 'South'], ['North', 'South', 'North']],
    ['text', ['Hall 1', 'Room 2'], ['Hall 1', 'Room 2', 'Hall 1']],
    ['text', ['99999999999999999999'], ['99999999999999999999', '99999999999999999999', '99999999999999999999']],
    ['text', ['x99999999999999999999'], ['x100000000000000000000', 'x100000000000000000001', 'x100000000000000000002']],
    ['date', ['2026-02-27'], ['2026-02-28', '2026-03-01', '2026-03-02']],
    ['date', ['2026-01-01', '2026-01-08'], ['2026-01-15', '2026-01-22', '2026-01-29']],
    ['date', ['2026-01-01', '2026-01-08', '2026-01-09'], ['2026-01-01', '2026-01-08', '2026-01-09']],
    ['choice', ['level 1'], ['level 1', 'level 1', 'level 1']],
    ['boolean', [true, false], [true, false, true]],
    ['text', [null], [null, null, null]],
  ])('of a %s goes on after %j with %j', (type, given, after) => {
    expect(next(type, given, 3)).toEqual(after);
  });

  it('goes on or repeats the other way round with Ctrl', () => {
    expect(next('number', [7], 3, true)).toEqual([8, 9, 10]);
    expect(next('number', [1, 2], 3, true)).toEqual([1, 2, 1]);
    expect(next('text', ['user007'], 2, true)).toEqual(['user007', 'user007']);
    expect(next('text', ['41'], 2, true)).toEqual(['42', '43']);
    expect(next('date', ['2026-02-27'], 1, true)).toEqual(['2026-02-27']);
  });

  it('keeps the time of day, also when summer begins', () => {
    const noon = new Date(2026, 2, 28, 12, 30).toISOString();
    expect(next('date', [noon], 2)).toEqual([
      new Date(2026, 2, 29, 12, 30).toISOString(),
      new Date(2026, 2, 30, 12, 30).toISOString(),
    ]);
  });

  it('counts back before what is given, and up again below nought', () => {
    const series = seriesOf(['user1'], 'text', { inverted: false });
    expect([-1, -2, -3].map(series)).toEqual(['user0', 'user1', 'user2']);
    expect(seriesOf([3, 5], 'number', { inverted: false })(-2)).toBe(-1);
    expect(seriesOf(['a', 'b', 'c'], 'text', { inverted: false })(-1)).toBe('c');
  });

  it('always holds what was given in its place', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom('user007', 'user8', 'North', '', '2026-02-28', 'x9'),
      fc.boolean(),
      fc.constant(null),
    );
    const type = fc.constantFrom<ColumnType>('text', 'number', 'date', 'boolean', 'choice');
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), type, fc.boolean(), (given, type, inverted) => {
        const series = seriesOf(given, type, { inverted });
        expect(given.map((_, index) => series(index))).toEqual(given);
      }),
    );
  });

  it('goes on with any even steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: -1e3, max: 1e3 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: -50, max: 50 }),
        (start, step, length, index) => {
          const given = Array.from({ length }, (_, at) => start + step * at);
          expect(seriesOf(given, 'number', { inverted: false })(index)).toBe(start + step * index);
        },
      ),
    );
  });
});
