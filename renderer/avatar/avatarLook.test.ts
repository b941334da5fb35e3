import { expect, it } from 'vitest';
import { avatarColumn, avatarLook } from './avatarLook';

const columns = [{ key: 'active' }, { key: 'name.givenName' }, { key: 'name.familyName' }, { key: 'emails' }];

it('stands beside the first column that names people', () => {
  expect(avatarColumn(columns)).toBe(1);
  expect(avatarColumn([{ key: 'active' }])).toBe(-1);
});

it('is made of what the list shows of a person', () => {
  const row = { id: 8, cells: [true, 'Ada', 'Lovelace', 'x@example.com'], photo: 'p1' };
  expect(avatarLook(row, columns)).toEqual({ row: 8, photo: 'p1', initials: 'AL', shade: 2 });
  expect(avatarLook({ ...row, cells: [true, null, null, 'x@example.com'] }, columns).initials).toBe('X');
});
