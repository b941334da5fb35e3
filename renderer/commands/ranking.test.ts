import { expect, it } from 'vitest';
import { fold, likeness, rank } from './ranking';

const names = [
  'Review changes',
  'Remove the tenant…',
  'Clear search and filter',
  'Set values…',
  'Find and replace…',
  'Réessayer',
];
const all = names.map((name) => ({
  id: name,
  name: fold(name),
  context: 'tenant',
  isPossible: !name.startsWith('Remove'),
}));
const found = (typed: string, recent: readonly string[] = []) => rank(all, typed, recent).map(({ id }) => id);

it.each([
  ['review', 'Review changes'],
  ['rev cha', 'Review changes'],
  ['RC', 'Review changes'],
  ['far', 'Find and replace…'],
  ['replace', 'Find and replace…'],
  ['csf', 'Clear search and filter'],
  ['reessayer', 'Réessayer'],
  ['RÉESS', 'Réessayer'],
  ['filter clear', 'Clear search and filter'],
  ['values', 'Set values…'],
])('finds by %s', (typed, name) => {
  expect(found(typed)[0]).toBe(name);
});

it('puts what begins so before what only holds it, and finds by the heading last', () => {
  expect(found('re')).toEqual(['Review changes', 'Réessayer', 'Remove the tenant…', 'Find and replace…']);
  expect(found('tenant')[0]).toBe('Remove the tenant…');
  expect(found('tenant')).toHaveLength(names.length);
  expect(found('xyz')).toEqual([]);
});

it('puts what was used lately first among equals, never before what fits better', () => {
  expect(found('re', ['Réessayer']).slice(0, 2)).toEqual(['Réessayer', 'Review changes']);
  expect(found('re', ['Find and replace…']).at(-1)).toBe('Find and replace…');
});

it('everything fits nothing typed, and signs alone are looked for as they are', () => {
  expect(found('').toSorted()).toEqual(names.toSorted());
  expect(likeness({ name: 'set values…', context: '' }, '…')).toBe(2);
});
