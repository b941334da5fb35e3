import { expect, it } from 'vitest';
import { splitName } from './person-name';

it.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['  Ada   Lovelace ', 'Ada', 'Lovelace'],
  ['Lovelace, Ada', 'Ada', 'Lovelace'],
  ['LOVELACE Ada', 'Ada', 'LOVELACE'],
  ['DE LA TOUR Jean Marie', 'Jean Marie', 'DE LA TOUR'],
  ['ADA LOVELACE', 'ADA', 'LOVELACE'],
  ['Jean Marie Dupont', 'Jean Marie', 'Dupont'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Ursula von der Leyen', 'Ursula', 'von der Leyen'],
  ['Ada', 'Ada', ''],
  ['', '', ''],
])('%s is %s and %s', (whole, given, family) => {
  expect(splitName(whole)).toEqual({ given, family });
});
