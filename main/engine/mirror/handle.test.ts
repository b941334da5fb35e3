import { expect, it } from 'vitest';
import { openStore } from '../../../tests/support/tenant-model';
import { unhurriedTransaction } from './handle';

it('an unhurried transaction leaves the ones after it waiting for the disk again, even when it fails', async () => {
  const { mirror } = await openStore();
  const { sqlite } = mirror;
  const full = 2;
  expect(unhurriedTransaction(mirror, () => sqlite.pragma('synchronous', { simple: true }))).toBe(1);
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(full);
  const fail = () => {
    throw new Error('no');
  };
  expect(() => unhurriedTransaction(mirror, fail)).toThrow('no');
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(full);
});
