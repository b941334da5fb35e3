import { expect, test } from 'vitest';
import { acceptSettings, systemTheme, usualSettings } from './settings';

test('only whole settings are accepted', () => {
  const whole = { theme: 'dark', language: 'fr', density: 'compact' };
  expect(acceptSettings(whole)).toEqual(whole);
  for (const raw of [
    null,
    'dark',
    {},
    { theme: 'dark' },
    { theme: 'pink', language: 'en' },
    { ...whole, density: 9 },
  ]) {
    expect(acceptSettings(raw)).toBeNull();
  }
});

test('settings from before there were densities are as they looked', () => {
  expect(acceptSettings({ theme: 'dark', language: 'fr' })).toEqual({
    theme: 'dark',
    language: 'fr',
    density: 'comfortable',
  });
});

test('the system draws high contrast as it likes', () => {
  expect(systemTheme({ ...usualSettings('en'), theme: 'high-contrast' })).toBe('system');
  expect(systemTheme({ ...usualSettings('en'), theme: 'dark' })).toBe('dark');
});

test('the first start speaks French where the system does', () => {
  for (const locale of ['fr', 'fr-CA', 'FR-be']) expect(usualSettings(locale).language).toBe('fr');
  for (const locale of ['en-GB', 'da', 'fry', '']) expect(usualSettings(locale).language).toBe('en');
});
