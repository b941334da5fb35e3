import { expect, it } from 'vitest';
import { languageFor } from './language';

it.each([
  [undefined, undefined, 'en'],
  ['fr', 'en', 'fr'],
  ['xx', 'fr', 'fr'],
  [null, 'fr-CA,en;q=0.5', 'fr'],
  [null, 'en;q=0.5, fr;q=0.7', 'fr'],
  [null, 'de, it', 'en'],
  [null, 'fr;q=0, de', 'en'],
  [null, '*', 'en'],
  [null, ';;,q', 'en'],
])('reads %j and %j as %s', (asked, accepted, language) => {
  expect(languageFor(asked, accepted)).toBe(language);
});
