import { expect, it } from 'vitest';
import { initialsOf, nameForInitials, shadeOf } from './initials';

it.each([
  ['Ada Lovelace', 'AL'],
  ['  ada  king  lovelace ', 'AL'],
  ['Jean-Paul', 'JP'],
  ['ada.lovelace@example.com', 'AL'],
  ['Øystein', 'Ø'],
  ['(Ada) "Countess" Lovelace', 'AL'],
  ['山田太郎', '山'],
  ['e\u0301mile', 'É'],
  ['!!!', ''],
  ['', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('takes the whole name, else its parts, else what else names them', () => {
  const from = (values: Record<string, string>) => nameForInitials((column) => values[column] ?? '');
  expect(from({ displayName: 'Ada', 'name.givenName': 'Augusta', userName: 'u' })).toBe('Ada');
  expect(from({ displayName: ' ', 'name.givenName': 'Augusta', 'name.familyName': 'King' })).toBe('Augusta King');
  expect(from({ userName: 'ada' })).toBe('ada');
  expect(from({})).toBe('');
});

it('gives everybody a shade that stays', () => {
  expect(shadeOf(13)).toBe(shadeOf(13));
  expect(shadeOf(-7)).toBeGreaterThanOrEqual(0);
});
