/** Groups as the panel lists them: those that the person was in when the list was opened first, so that few are far away. */
import type { Person } from '../../preload/contract';

type Group = Person['groups'][number];

/** The groups in the order in which they were first shown; new ones stand last. */
export function inOrder(groups: readonly Group[], order: readonly number[]): Group[] {
  const places = new Map(order.map((row, place) => [row, place]));
  const placeOf = ({ row }: Group) => places.get(row) ?? order.length;
  return groups.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The order for a list that has just been opened. */
export function orderOf(groups: readonly Group[]): number[] {
  const rank = ({ member, mark }: Group) => (member === true || mark ? 0 : 1);
  return groups.toSorted((one, other) => rank(one) - rank(other)).map(({ row }) => row);
}

/** Groups whose names have all words of a text, in any case and without accents. */
export function findGroups(groups: readonly Group[], text: string, locale: string): Group[] {
  const fold = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale);
  const words = fold(text).split(/\s+/).filter(Boolean);
  return groups.filter(({ name }) => words.every((word) => fold(name).includes(word)));
}
