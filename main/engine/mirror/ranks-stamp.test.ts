import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore, user } from '../../../tests/support/tenant-model';
import { applyGesture } from '../queue/apply';
import { expressionOf } from './expressions';
import { sqlFor, transaction } from './handle';
import { setStamp, standingStamp, writtenSinceStamp } from './ranks-stamp';
import { departResource, giveRemoteId, markMissed, removeResource, writeBase } from './resources';
import { transactionInSteps } from './stepwise';
import type { Store } from './store';

const names = ['ann', 'bob', 'cyd', 'dan'];

/** With people whose numbers begin with 1, and a stamp. */
async function scene() {
  const store = await openStore();
  for (const name of names) put(store, name, 'Driver');
  setStamp(store.mirror, 'a stamp');
  return { store, written: () => [...writtenSinceStamp(store.mirror)] };
}

function put(store: Store, name: string, title: string): number {
  return writeBase(store, user(name, { title }), store.now(), 1).id;
}

function retitle(store: Store, row: number, value: string): void {
  const edits = [{ row, column: 'title', value }];
  applyGesture(store, { batchId: crypto.randomUUID(), label: { key: 'batch.edit', params: {} }, edits });
}

describe('since a stamp was set', () => {
  it('whoever comes, goes, moves or is edited is noted', async () => {
    const { store, written } = await scene();
    expect(standingStamp(store.mirror)).toEqual({ stamp: 'a stamp', written: 0 });
    put(store, 'ann', 'Pilot');
    expect(written()).toEqual([1]);
    retitle(store, 3, 'Pilot');
    expect(written()).toEqual([1, 3]);
    const eve = put(store, 'eve', 'Pilot');
    expect(written()).toEqual([1, 3, eve]);
    transaction(store.mirror, () => removeResource(store.mirror, 4));
    expect(written()).toEqual([1, 3, 4, eve]);
    departResource(store, eve);
    retitle(store, 3, 'Driver');
    expect(standingStamp(store.mirror)).toEqual({ stamp: 'a stamp', written: 4 });
    setStamp(store.mirror, 'another');
    expect(standingStamp(store.mirror)).toEqual({ stamp: 'another', written: 0 });
  });

  it('nobody is noted whom a pull has only seen again', async () => {
    const { store, written } = await scene();
    for (const name of names) put(store, name, 'Driver');
    markMissed(store.mirror, 2, store.now());
    giveRemoteId(store.mirror, 3, 'cyd', store.now());
    expect(written()).toEqual([]);
  });

  it('what is taken back is forgotten, and what is written in steps is noted as it comes to be there', async () => {
    const { store, written } = await scene();
    const failing = () =>
      transaction(store.mirror, () => {
        put(store, 'ann', 'Pilot');
        throw new Error('taken back');
      });
    expect(failing).toThrow('taken back');
    expect(written()).toEqual([]);
    const seen: number[][] = [];
    await transactionInSteps(
      store,
      function* (own) {
        put(own, 'bob', 'Pilot');
        seen.push(written());
        yield;
      },
      new AbortController().signal,
    );
    expect(seen).toEqual([[]]);
    expect(written()).toEqual([2]);
  });

  it('whoever writes into the file is heard, however it says what to do with conflicts', async () => {
    const { store, written } = await scene();
    const other = new BetterSqlite3(store.mirror.path);
    for (let turn = 0; turn < 2; turn += 1) {
      other.exec(`
        insert or replace into row (id, search_text) values (1, 'x');
        insert or abort into resource (id, type, base, seen_at, pull) values (9 + ${turn}, 'User', '{}', 1, 1);
        update or rollback row set title = 'y' where id = 1;
        delete from resource where id = 9 + ${turn}`);
    }
    other.exec('delete from resource where id = 2');
    other.exec('delete from row where id > 2');
    other.close();
    expect(written()).toEqual([1, 2, 3, 4, 9, 10]);
  });

  it('base and row are heard each by itself', async () => {
    const { store, written } = await scene();
    const { sqlite } = store.mirror;
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec(`insert or replace into resource (id, type, base, seen_at, pull) values (1, 'User', '{}', 1, 1)`);
    expect(written()).toEqual([1]);
    sqlite.exec('delete from resource where id = 2');
    expect(written()).toEqual([1, 2]);
    sqlite.exec('delete from row where id = 3');
    expect(written()).toEqual([1, 2, 3]);
    setStamp(store.mirror, 'another');
    sqlite.exec(`insert into row (id, search_text) values (3, '')`);
    expect(written()).toEqual([3]);
  });
});

it('no column is sorted by anything else than what is noted', async () => {
  const { model } = (await scene()).store;
  const read = model.columns.flatMap(({ key }) => {
    const expression = expressionOf({ model } as Store, key);
    const { sql: text = '' } = (expression && sqlFor.selectNoFrom(expression.value.as('value')).compile()) ?? {};
    expect(text).toMatch(/row/);
    expect(text).not.toMatch(/\bfrom\b/);
    return [...text.matchAll(/(\w+)"?\."?(\w+)/g)].map(([, table, column]) =>
      table === 'row' ? table : `${table}.${column}`,
    );
  });
  expect(new Set(read)).toEqual(new Set(['row', 'resource.base']));
});
