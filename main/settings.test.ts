import { expect, test } from 'vitest';
import { acceptSettings, usualSettings } from './settings';

test('only whole settings are accepted', () => {
  expect(acceptSettings({ theme: 'dark', language: 'fr' })).toEqual({ theme: 'dark', language: 'fr' });
  for (const raw of [null, 'dark', {}, { theme: 'dark' }, { theme: 'pink', language: 'en' }]) {
    expect(acceptSettings(raw)).toBeNull();
  }
});

test('the first start speaks French where the system does', () => {
  for (const locale of ['fr', 'fr-CA', 'FR-be']) expect(usualSettings(locale).language).toBe('fr');
  for (const locale of ['en-GB', 'da', 'fry', '']) expect(usualSettings(locale).language).toBe('en');
});
