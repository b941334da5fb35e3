import { expect, it } from 'vitest';
import { findGroups, inOrder, orderOf } from './memberOrder';

const group = (row: number, name: string, member: boolean | null = false) => ({ row, name, member, mark: null });
const groups = [group(1, 'Aalborg'), group(2, 'Köln rental', true), group(3, 'Lyon'), group(4, 'Zones', true)];
const rows = (list: { row: number }[]) => list.map(({ row }) => row);

it('lists those first that the person is in', () => {
  expect(orderOf(groups)).toEqual([2, 4, 1, 3]);
});

it('moves nothing while memberships change, and puts new groups last', () => {
  const later = [group(9, 'Added'), ...groups.map((one) => ({ ...one, member: one.row === 3 }))];
  expect(rows(inOrder(later, orderOf(groups)))).toEqual([2, 4, 1, 3, 9]);
});

it('finds groups by parts of their names, whatever their accents', () => {
  expect(rows(findGroups(groups, 'KOLN  ren', 'en'))).toEqual([2]);
  expect(rows(findGroups(groups, ' ', 'en'))).toEqual([1, 2, 3, 4]);
  expect(findGroups(groups, 'paris', 'en')).toEqual([]);
});
