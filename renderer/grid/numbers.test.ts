import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../preload/failure';
import { createFormats } from '../i18n/formats';
import { readNumber } from './numbers';

describe('a number', () => {
  it.each([
    ['en', '42', 42],
    ['fr', '-3,5', -3.5],
    ['en', '3,5', 3.5],
    ['fr', '1 234.5', 1234.5],
    ['fr', '1\u202f234,5', 1234.5],
    ['en', '1,234', 1234],
    ['fr', '1,234', 1.234],
    ['de', '1.234', 1234],
    ['en', '1.234', 1.234],
    ['en', '1,234,567.8', 1234567.8],
    ['fr', '1.234.567,8', 1234567.8],
    ['en', '+.5', 0.5],
    ['de-CH', '1’234.5', 1234.5],
  ])('is read in %s: %s', (locale, text, value) => {
    expect(readNumber(text, locale)).toEqual(succeeded(value));
  });

  it.each(['many', '1,2,3', '12px', '', '-', '.', '1e5', '0x10', 'Infinity', '1.2.3', '1,23,456.7.8'])(
    'is none: %s',
    (text) => {
      expect(readNumber(text, 'en')).toEqual(failed('not-number'));
    },
  );

  it('is read as the window writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('en-US', 'fr-FR'), (thousandths, locale) => {
        const value = thousandths / 1000;
        const formats = createFormats(locale.slice(0, 2) as 'en' | 'fr', [locale]);
        expect(readNumber(formats.number(value), locale)).toEqual(succeeded(value));
      }),
    );
  });
});
