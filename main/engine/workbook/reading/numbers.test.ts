import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SSF } from 'xlsx';
import { formatFor, general, parseFormat } from './number-format';
import { numberCell, plainNumber, writtenDate } from './numbers';

describe('a number', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [123_456_789_012, '123456789012'],
    [1.5, '1.5'],
    [-7, '-7'],
    [-0, '0'],
    [100, '100'],
    [1e15, '1000000000000000'],
    [1e21, '1000000000000000000000'],
    [12_345_678_901_234_568, '12345678901234600'],
    [1e-7, '0.0000001'],
    [-1.25e-10, '-0.000000000125'],
    [1.25e-300, `0.${'0'.repeat(299)}125`],
    [0.1, '0.1'],
    [1 / 3, '0.333333333333333'],
    [2 / 3, '0.666666666666667'],
    [99_999_999_999_999.98, '100000000000000'],
  ])('%d is shown as %s', (value, expected) => {
    expect(plainNumber(value)).toBe(expected);
  });

  it('has no exponent and loses nothing that a spreadsheet keeps', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainNumber(value);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0);
      }),
    );
  });

  it.each([
    [7, 5, '00007'],
    [-7, 3, '-007'],
    [123_456, 5, '123456'],
    [1.5, 3, '001.5'],
  ])('%d with %i digits is %s', (value, digits, expected) => {
    expect(plainNumber(value, digits)).toBe(expected);
  });
});

describe('a day', () => {
  const cell = (value: number, code: string, date1904 = false) =>
    numberCell(value, formatFor(parseFormat(code), value), date1904);

  it.each([
    [1, 'yyyy-mm-dd', 'date 1900-01-01'],
    [59, 'yyyy-mm-dd', 'date 1900-02-28'],
    [60, 'yyyy-mm-dd', 'date 1900-02-29'],
    [61, 'yyyy-mm-dd', 'date 1900-03-01'],
    [2_958_465, 'yyyy-mm-dd', 'date 9999-12-31'],
    [2_958_466, 'yyyy-mm-dd', 'number 2958466'],
    [-1, 'yyyy-mm-dd', 'number -1'],
    [0, 'yyyy-mm-dd', 'date 1900-01-00'],
    [46_053.5, 'yyyy-mm-dd', 'date 2026-01-31T12:00:00'],
    [46_053.999_999_999_5, 'yyyy-mm-dd', 'date 2026-02-01'],
    [46_053.25, 'h:mm', 'date 2026-01-31T06:00:00'],
    [0.25, 'h:mm', 'text 06:00:00'],
    [0.25, 'yyyy h:mm', 'date 1900-01-00T06:00:00'],
    [1.25, '[h]:mm', 'text 30:00:00'],
    [0.000_005_787, 'mm:ss.000', 'text 00:00:00.500'],
  ])('%d as %s is %s', (value, code, expected) => {
    const { kind, text } = cell(value, code);
    expect(`${kind} ${text}`).toBe(expected);
  });

  it('is the one that another library finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_958_464 }), fc.nat({ max: 86_399 }), (day, second) => {
        const value = day + second / 86_400;
        const shown = SSF.format('yyyy-mm-dd"T"hh:mm:ss', value);
        expect(cell(value, 'yyyy-mm-dd hh:mm').text).toBe(shown);
      }),
    );
  });

  it('of 1904 is four years and a day later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_957_003 }), (day) => {
        expect(cell(day, 'yyyy-mm-dd', true).text).toBe(SSF.format('yyyy-mm-dd', day, { date1904: true }));
      }),
    );
  });

  it('is none in a format for numbers', () => {
    expect(numberCell(46_053, general, false)).toEqual({ text: '46053', kind: 'number' });
  });
});

describe('a date that is written out', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T00:00:00', '2026-01-31T00:00:00'],
    ['2026-01-31T09:30:00.5Z', '2026-01-31T09:30:00.500'],
    ['2026-01-31T09:30:00.000', '2026-01-31T09:30:00'],
  ])('%s is %s', (text, expected) => {
    expect(writtenDate(text, general)).toEqual({ text: expected, kind: 'date' });
  });

  it('is no more than the day where only days are shown', () => {
    const day = formatFor(parseFormat('d/m/yy'), 1);
    expect(writtenDate('2026-01-31T00:00:00.000Z', day)?.text).toBe('2026-01-31');
    expect(writtenDate('2026-01-31T00:00:01Z', day)?.text).toBe('2026-01-31T00:00:01');
  });

  it.each(['31.01.2026', '2026-13-01', '2026-01-31 09:30:00', 'x'])('%s is none', (text) => {
    expect(writtenDate(text, general)).toBeNull();
  });
});
