import { describe, expect, it } from 'vitest';
import { createFormats, localeFor } from './formats';

describe('formats', () => {
  it('follow the system’s variant of the language', () => {
    expect(localeFor('en', ['fr-CA', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeFor('fr', ['en-GB'])).toBe('fr');
  });

  it('write numbers with the locale’s separators', () => {
    expect(createFormats('en', ['en-US']).number(48211)).toBe('48,211');
    expect(createFormats('fr', ['fr-FR']).number(48211)).toBe('48\u202f211');
  });

  it('write a plain date as that day, wherever the computer is', () => {
    expect(createFormats('en', ['en-US']).date('2026-03-01')).toBe('Mar 1, 2026');
    expect(createFormats('fr', ['fr-FR']).date('2026-03-01')).toBe('1 mars 2026');
  });

  it('leave alone what is no date', () => {
    expect(createFormats('en', []).date('soon')).toBe('soon');
  });

  it('name the day of a moment only when it is not today', () => {
    const formats = createFormats('en', ['en-GB']);
    const noon = new Date(2026, 10, 21, 12, 5).getTime();
    expect(formats.moment(noon, noon + 60_000)).toBe('12:05');
    expect(formats.moment(noon, noon + 86_400_000)).toBe('21 Nov 2026, 12:05');
  });
});
