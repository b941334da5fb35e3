import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestText, workbookCell } from './cells';

const words = { yes: 'Ja', no: 'Nein' };
const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'America/New_York';
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const shown = (text: string) => {
  const { value, format } = workbookCell(text, 'date', words);
  return value instanceof Date ? `${format} ${value.toISOString()}` : value;
};

describe('dates', () => {
  it.each([
    ['2026-01-15T12:00:00Z', 'date-time 2026-01-15T07:00:00.000Z'],
    ['2026-07-15T12:00:00Z', 'date-time 2026-07-15T08:00:00.000Z'],
    ['2026-07-15T00:30:00.250Z', 'date-time 2026-07-14T20:30:00.250Z'],
    ['2026-07-15T12:00:00+02:00', 'date-time 2026-07-15T06:00:00.000Z'],
    ['2026-07-15', 'date 2026-07-15T00:00:00.000Z'],
  ])("%s is shown as this machine's clock shows it", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each(['soon', '15/07/2026', '2026-02-30T25:00:00Z', '1900-02-28', '0001-01-01T00:00:00Z', '12026-01-01'])(
    '%s stays text: it is no date that Excel knows',
    (text) => {
      expect(workbookCell(text, 'date', words)).toMatchObject({ value: text, format: 'text' });
    },
  );

  it('are not looked for in text columns', () => {
    expect(workbookCell('2026-07-15', 'text', words)).toMatchObject({ value: '2026-07-15', format: 'text' });
  });
});

describe('other values', () => {
  it('have their own kind of cell', () => {
    expect(workbookCell(1.5, 'number', words)).toMatchObject({ value: 1.5, format: 'number' });
    expect(workbookCell(true, 'boolean', words)).toMatchObject({ value: 'Ja', format: 'text' });
    expect(workbookCell(false, 'boolean', words)).toMatchObject({ value: 'Nein', format: 'text' });
    expect(workbookCell(['a', 'b'], 'list', words)).toMatchObject({ value: 'a; b', format: 'text' });
    expect(workbookCell(Number.NaN, 'number', words)).toMatchObject({ value: 'NaN', format: 'text' });
  });

  it.each([[null], [''], [[]], ['\u0001']])('%j is an empty cell', (value) => {
    expect(workbookCell(value, 'text', words).value).toBeUndefined();
  });

  it('lose what XML cannot hold', () => {
    const text = 'a\u0000b\u0007c\ufffed\uffffe\u007ff\r\ng\rh\ti';
    expect(workbookCell(text, 'text', words).value).toBe('abcdef\ng\nh\ti');
  });

  it('are not read as character codes', () => {
    expect(workbookCell('_x0041_ _X00e9_ _x41_', 'text', words).value).toBe('_x005F_x0041_ _x005F_X00e9_ _x41_');
    expect(workbookCell('_x0041_x0042_', 'text', words).value).toBe('_x005F_x0041_x005F_x0042_');
  });

  it('are shortened to what a cell holds, between characters', () => {
    const fits = workbookCell('x'.repeat(longestText), 'text', words);
    expect(fits).toMatchObject({ value: 'x'.repeat(longestText), shortened: false });
    const long = workbookCell('x'.repeat(longestText + 1), 'text', words);
    expect(long).toMatchObject({ value: `${'x'.repeat(longestText - 1)}…`, shortened: true });
    const pairs = workbookCell(`x${'😀'.repeat(20_000)}`, 'text', words).value;
    expect(pairs).toBe(`x${'😀'.repeat(16_382)}…`);
  });
});
