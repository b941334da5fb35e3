import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../preload/failure';
import { createFormats } from '../i18n/formats';
import { editableDate, editableDay, readDate } from './dates';

const day = (year: number, month: number, date: number, hour = 0, minute = 0, second = 0) =>
  succeeded(new Date(year, month - 1, date, hour, minute, second).toISOString());

describe('a date', () => {
  it.each<[locale: string, text: string, ReturnType<typeof day>]>([
    ['en-GB', '2026-3-1', day(2026, 3, 1)],
    ['en-GB', '2026-03-01 14:05', day(2026, 3, 1, 14, 5)],
    ['en-GB', '2026-03-01T14:05:09', day(2026, 3, 1, 14, 5, 9)],
    ['en-GB', '2026-03-01T10:00:00Z', succeeded('2026-03-01T10:00:00.000Z')],
    ['en-GB', '2026-03-01T10:00:00+02:00', succeeded('2026-03-01T08:00:00.000Z')],
    ['en-GB', '01/03/2026', day(2026, 3, 1)],
    ['en-US', '01/03/2026', day(2026, 1, 3)],
    ['en-US', '13/03/2026', day(2026, 3, 13)],
    ['fr-FR', '03/13/2026', day(2026, 3, 13)],
    ['fr-FR', '01.03.26', day(2026, 3, 1)],
    ['de-DE', '1.3.1999', day(1999, 3, 1)],
    ['en-US', 'Nov 21, 2026, 2:05 PM', day(2026, 11, 21, 14, 5)],
    ['en-US', 'Nov 21, 2026, 12:05\u202fAM', day(2026, 11, 21, 0, 5)],
    ['en-US', 'Saturday November 21st 2026', day(2026, 11, 21)],
    ['fr-FR', '21 nov. 2026 à 14:05', day(2026, 11, 21, 14, 5)],
    ['fr-FR', '1er août 2026', day(2026, 8, 1)],
    ['fr-FR', 'samedi 21 novembre 2026 14h05', day(2026, 11, 21, 14, 5)],
    ['fr-FR', '21-févr.-2026', day(2026, 2, 21)],
  ])('is read in %s: %s', (locale, text, expected) => {
    expect(readDate(text, null, locale)).toEqual(expected);
  });

  it('stays plain where it was', () => {
    expect(readDate('1/3/2026', '2025-01-01', 'fr')).toEqual(succeeded('2026-03-01'));
    expect(readDate('1/3/2026 10:00', '2025-01-01', 'fr')).toEqual(day(2026, 3, 1, 10));
  });

  it.each(['2026-02-30', '2026-13-01', '2026-03-01 25:00', '13:00 PM', '1/3', '45000', 'demain', '', '1 foo 2026'])(
    'is none: %s',
    (text) => {
      expect(readDate(text, null, 'fr-FR')).toEqual(failed('not-date'));
    },
  );

  it('is read as the window writes it, in the editor and in the list', () => {
    // At noon no clock is put forward or back.
    const moment = fc
      .record({ day: fc.integer({ min: 7_305, max: 40_000 }), minute: fc.nat(59) })
      .map(({ day, minute }) => (day * 24 + 12) * 3_600_000 + minute * 60_000);
    const locale = fc.constantFrom('en-US', 'en-GB', 'en', 'fr-FR', 'fr-CA');
    fc.assert(
      fc.property(moment, locale, (ms, locale) => {
        const text = new Date(ms).toISOString();
        const formats = createFormats(locale.slice(0, 2) as 'en' | 'fr', [locale]);
        expect(readDate(formats.date(text), null, locale)).toEqual(succeeded(text));
        expect(readDate(editableDate(text), null, locale)).toEqual(succeeded(text));
      }),
    );
  });
});

describe('a day from the calendar', () => {
  it('is written as no locale reads it differently, and keeps the time', () => {
    expect(editableDay(new Date(2026, 2, 1), '')).toBe('2026-03-01');
    expect(editableDay(new Date(2026, 11, 31), '2025-01-02 08:05')).toBe('2026-12-31 08:05');
    expect(editableDay(new Date(2026, 11, 31), 'yesterday')).toBe('2026-12-31');
  });
});
