import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbookCell } from './cells';
import { essenceOf, essenceOfClock, fingerprint, fingerprintLength } from './fingerprint';

const words = { yes: 'Oui', no: 'Non' };
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', ' ', '\u00a0', '\u200b', '\r', '\n', '\t', '_x0041_') }),
);

describe('the essence of a value', () => {
  it('is the same of what a cell of a workbook holds of a text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { value } = workbookCell(given, 'text', words);
        const held = typeof value === 'string' ? value.replaceAll('_x005F_', '_') : null;
        expect(essenceOf(held, 'text')).toBe(essenceOf(given, 'text'));
      }),
    );
  });

  it('is the same of the clock that a cell shows of an instant', () => {
    const instant = fc.date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, (date) => {
        const { value } = workbookCell(date.toISOString(), 'date', words);
        if (!(value instanceof Date)) throw new Error('no date');
        const shown = essenceOfClock(
          [value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()],
          [value.getUTCHours(), value.getUTCMinutes(), value.getUTCSeconds()],
        );
        expect(shown).toBe(essenceOf(date.toISOString(), 'date'));
      }),
    );
  });

  it('knows one nothing, and tells a no from it', () => {
    expect([null, '', ' \n', []].map((value) => essenceOf(value, 'text'))).toEqual(['', '', '', '']);
    expect(essenceOf(false, 'boolean')).not.toBe('');
    expect(essenceOf(0, 'number')).not.toBe('');
  });

  it('keeps as many digits of a number as a spreadsheet does', () => {
    expect(essenceOf(0.1 + 0.2, 'number')).toBe(essenceOf(0.3, 'number'));
    expect(essenceOf(-0, 'number')).toBe(essenceOf(0, 'number'));
    expect(essenceOf(1, 'number')).not.toBe(essenceOf(1.000_000_1, 'number'));
  });
});

describe('a fingerprint', () => {
  it('is as long as any other, and tells values apart', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => fingerprint(`user.${index}@example.com`));
    expect(new Set(values).size).toBe(values.length);
    for (const print of [...values, fingerprint('')]) expect(print).toMatch(/^[\w-]+$/);
    expect(new Set(values.map(({ length }) => length))).toEqual(new Set([fingerprintLength]));
  });

  it('never changes: it is compared with what an older version wrote', () => {
    const essences = ['', 'true', 'Zoë', '2026-01-31T09:30:00'];
    expect(essences.map(fingerprint)).toEqual(['N6ucvI', '1vwqVJ', 'XkOxb9', 'rwp0r2']);
  });
});
