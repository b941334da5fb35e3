import { describe, expect, it } from 'vitest';
import { SSF } from 'xlsx';
import { builtInCode, formatFor, parseFormat } from './number-format';

const shown = (code: string, value = 1) => {
  const { date, time, elapsed, digits } = formatFor(parseFormat(code), value);
  return [date && 'date', time && 'time', elapsed && 'elapsed', digits > 1 && digits].filter(Boolean).join(' ');
};

describe('a format', () => {
  it.each([
    ['General', ''],
    ['@', ''],
    ['0.00', ''],
    ['#,##0', ''],
    ['0%', ''],
    ['0.00E+00', ''],
    ['##0.0E+0', ''],
    ['# ?/?', ''],
    ['"dmy" 0', ''],
    ['[Red]0', ''],
    ['[$EUR-40C] #,##0.00', ''],
    ['\\d\\m\\y0', ''],
    ['_d0*y', ''],
    ['0 "km/h"', ''],
    ['yyyy-mm-dd', 'date'],
    ['DD/MM/YY', 'date'],
    ['[$-40C]d mmmm yyyy;@', 'date'],
    ['mmm', 'date'],
    ['mm/yy', 'date'],
    ['[$-411]ggge"年"m"月"d"日"', 'date'],
    ['dd/mm/yyyy hh:mm', 'date time'],
    ['m/d/yy h:mm AM/PM', 'date time'],
    ['h:mm', 'time'],
    ['mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['h "h" mm', 'time'],
    ['[h]:mm:ss', 'time elapsed'],
    ['[mm]:ss', 'time elapsed'],
    ['00000', '5'],
    ['00000.00', '5'],
    ['000-00-0000', '9'],
    ['0#" "##" "##" "##" "##', '10'],
    ['"No "0000', '4'],
    ['000E+00', ''],
    ['00/00', ''],
    ['', ''],
    ['"', ''],
    ['[', ''],
    ['\\', ''],
  ])('%s means: %s', (code, expected) => {
    expect(shown(code)).toBe(expected);
  });

  it('has sections', () => {
    expect([1, -1, 0].map((value) => shown('yyyy;000;00', value))).toEqual(['date', '3', '2']);
    expect([1, -1, 0].map((value) => shown('00', value))).toEqual(['2', '2', '2']);
  });

  it('has conditions', () => {
    const zip = '[<=99999]00000;00000-0000';
    expect([420, 123_456_789].map((value) => shown(zip, value))).toEqual(['5', '9']);
    expect([50, 5, 500].map((value) => shown('[=50]00;[>100]000;0000', value))).toEqual(['2', '4', '3']);
  });

  it.each(Array.from({ length: 50 }, (_, id) => id).filter((id) => SSF.get_table()[id]))(
    'that is built in, %i, is a date where another library says so',
    (id) => {
      const { date, time } = formatFor(parseFormat(builtInCode(id)), 1);
      expect(date || time).toBe(SSF.is_date(String(SSF.get_table()[id])));
    },
  );
});
