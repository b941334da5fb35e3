import { expect, it } from 'vitest';
import { createSheetNames } from './sheet-names';

it('no two sheets have one name, whatever its case, and some names are kept', () => {
  const names = createSheetNames(['muster']);
  const wanted = ['Users', 'USERS', 'Muster', 'Users 2', 'a/b', 'a:b', '', ''];
  expect(wanted.map(names.take)).toEqual([
    'Users',
    'USERS 2',
    'Muster 2',
    'Users 2 2',
    'a b',
    'a b 2',
    'Sheet',
    'Sheet 2',
  ]);
});
