import { expect, it } from 'vitest';
import type { Transformation } from '../../../preload/contract';
import { person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import type { Bulk } from './judge';
import { preview } from './preview';
import { keptSight } from './sight';

const toPilot: Transformation = { by: 'value', value: 'Pilot' };

async function seen(store: Store, bulk: Bulk, start: number) {
  let looked = 0;
  const answer = await preview(store, bulk, { start, count: 3 }, { signal: null, tell: (done) => (looked = done) });
  if (!answer.ok) throw new Error(answer.failure.code);
  return { ...answer.value, looked };
}

it('is looked through once for all pages, until something is written or something else is asked', async () => {
  const store = await openStore();
  const rows = Array.from({ length: 8 }, (_none, n) => person(store, `u${n}`));
  const bulk: Bulk = { rows, columns: ['title'], how: toPilot };
  const first = await seen(store, bulk, 0);
  expect(first).toMatchObject({ changed: 8, unchanged: 0, looked: 8 });
  const second = await seen(store, { ...bulk, rows: [...rows] }, 3);
  expect(second).toMatchObject({ changed: 8, looked: 0 });
  expect([...first.samples, ...second.samples].map(({ row }) => row)).toEqual(rows.slice(0, 6));

  for (const other of [
    { ...bulk, rows: rows.slice(1) },
    { ...bulk, columns: ['displayName'] },
    { ...bulk, how: { by: 'value' as const, value: 'Other' } },
  ]) {
    expect(keptSight(store, other)).toBeNull();
  }
  retitle(store, rows[0] ?? 0, 'Pilot');
  expect(await seen(store, bulk, 0)).toMatchObject({ changed: 7, unchanged: 1, looked: 8 });
  store.model = { ...store.model };
  expect(keptSight(store, bulk)).toBeNull();
});
