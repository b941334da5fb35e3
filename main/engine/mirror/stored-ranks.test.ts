import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../../preload/contract';
import { addMany } from '../../../tests/support/many-people';
import { fleet, openStore, temporaryFolder, user } from '../../../tests/support/tenant-model';
import { applyGesture } from '../queue/apply';
import { undo } from '../queue/undo';
import { everybodyOf } from './everybody';
import { transaction } from './handle';
import { storeKept } from './kept-ranks';
import { modelOf } from './model';
import { closeMirror, openToRead, rebuildMirror } from './open';
import { setStamp, standingStamp } from './ranks-stamp';
import { removeResource, writeBase } from './resources';
import { transactionInSteps } from './stepwise';
import type { ReadStore, Store } from './store';
import { ranksFolder, storedRanks } from './stored-ranks';
import { createTouched } from './touched';
import { orderedIds } from './view';

const everybody: Query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
const label = { key: 'batch.edit', params: {} };
const vehicles = `${fleet}:vehicles`;
const columns = ['displayName', 'title', vehicles, `${fleet}:since`, 'active'];
const by = (column: string): Query => ({ ...everybody, sort: [{ column, direction: 'ascending' }] });

/** Looks as somebody does who was not there before. */
function afresh<T>({ mirror, model }: ReadStore, look: (store: ReadStore) => T, path = mirror.path): T {
  const own = openToRead(mirror.path, createTouched().shared, () => undefined);
  try {
    return look({ mirror: { ...own, path }, model });
  } finally {
    closeMirror(own);
  }
}

/** Everybody sorted by somebody to whom nothing but the mirror is known. */
const ranked = (store: ReadStore, query: Query) =>
  afresh(store, (own) => [...orderedIds(own, query)], '/nowhere/mirror');
const sorted = (store: ReadStore, query: Query) => afresh(store, (own) => [...orderedIds(own, query)]);
/** Whether somebody new has the ranks by a column out of a file. */
const isAtHand = (store: ReadStore, column: string) =>
  afresh(store, (own) => storedRanks(own, column, everybodyOf(own.mirror)) !== null);

function put(store: Store, who: number, text: string | null, count: number): void {
  const since = `202${count}-01-0${1 + (who % 9)}T00:00:00Z`;
  const values = { displayName: text, title: text, active: count % 2 === 0, [fleet]: { vehicles: count, since } };
  writeBase(store, user(`u${who}`, values), store.now(), null);
}

function retitle(store: Store, row: number, value: string | null): void {
  applyGesture(store, { batchId: crypto.randomUUID(), label, edits: [{ row, column: 'title', value }] });
}

/** As it is done once all is ranked. */
function storeAll(store: Store): void {
  for (const column of columns) orderedIds(store, by(column));
  if (storeKept(store, { columns })) return;
  setStamp(store.mirror, crypto.randomUUID());
  expect(storeKept(store, { columns })).toBe(true);
}

async function scene(people = 40): Promise<Store> {
  const store = await openStore();
  for (let who = 0; who < people; who += 1) put(store, who, `Somebody ${who % 7}`, who % 5);
  return store;
}

const text = fc.constantFrom('Ann', 'ann', 'Änne', 'a-nn', 'Bob', 'Søren', '李', 'ﬁ', '', 'Z\u001f', 'a\u0000', null);
const who = fc.nat(45);
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put' as const), who, text, count: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, text }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('store' as const) }) },
  fc.record({ kind: fc.constant('steps' as const), who, text }),
  fc.record({ kind: fc.constant('leave' as const), who }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'fail' as const, 'reopen' as const) }),
  fc.record({ kind: fc.constantFrom('copy' as const, 'go back' as const) }),
);

describe('ranks in files', () => {
  it('sort as everybody ranked anew, whatever is written, however it ends, and whichever copy is left', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
        let store = await scene();
        let copy = store.mirror.sqlite.serialize();
        for (const one of deeds) {
          const ids = everybodyOf(store.mirror);
          const row = 'who' in one ? ids[one.who % ids.length] : undefined;
          if (one.kind === 'put') put(store, one.who, one.text, one.count);
          else if (one.kind === 'store') storeAll(store);
          else if (one.kind === 'undo') undo(store, null);
          else if (one.kind === 'copy') copy = store.mirror.sqlite.serialize();
          else if (one.kind === 'fail') {
            const failing = () =>
              transaction(store.mirror, () => {
                for (const id of ids.slice(0, 3)) retitle(store, id, 'Never');
                throw new Error('taken back');
              });
            expect(failing).toThrow('taken back');
          } else if (one.kind === 'steps') {
            await transactionInSteps(
              store,
              function* (own) {
                put(own, one.who, one.text, 1);
                yield;
              },
              new AbortController().signal,
            );
          } else if (row !== undefined && one.kind === 'edit') retitle(store, row, one.text);
          else if (row !== undefined && one.kind === 'leave' && ids.length > 30) removeResource(store.mirror, row);
          if (one.kind === 'reopen' || one.kind === 'go back') {
            const { path } = store.mirror;
            closeMirror(store.mirror);
            // The files of ranks stay as they are.
            if (one.kind === 'go back') writeFileSync(path, copy);
            store = await openStore(dirname(path));
          }
          for (const column of columns) {
            expect(sorted(store, by(column))).toEqual(ranked(store, by(column)));
            if (isAtHand(store, column)) found += 1;
          }
        }
        closeMirror(store.mirror);
      }),
      { numRuns: 25 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('are there when the app is opened again, and nobody is read but those who were written since', async () => {
    const store = await scene();
    storeAll(store);
    const before = ranked(store, by('title'));
    const [first = 0, second = 0, ...others] = before;
    retitle(store, second, 'zz');
    // Behind everybody's back.
    store.mirror.sqlite.exec(`drop trigger ranks_row_update; update row set title = 'zzz' where id = ${first}`);
    expect(sorted(store, by('title'))).toEqual([first, ...others, second]);
    expect(ranked(store, by('title'))).toEqual([...others, second, first]);
  });

  it('are not taken while no stamp or another one stands, nor where too many were written', async () => {
    const store = await scene();
    storeAll(store);
    expect(columns.every((column) => isAtHand(store, column))).toBe(true);
    for (let one = 0; one < 6; one += 1) put(store, one, 'Pilot', 1);
    expect(isAtHand(store, 'title')).toBe(false);
    setStamp(store.mirror, 'a stamp');
    storeAll(store);
    expect(isAtHand(store, 'title')).toBe(true);
    const stamp = standingStamp(store.mirror)?.stamp ?? '';
    setStamp(store.mirror, 'another');
    expect(isAtHand(store, 'title')).toBe(false);
    setStamp(store.mirror, stamp);
    expect(isAtHand(store, 'title')).toBe(true);
    store.mirror.sqlite.exec('delete from ranks_stamp');
    expect(isAtHand(store, 'title')).toBe(false);
  });

  it('are not taken for a column that another schema makes another one', async () => {
    const store = await scene();
    storeAll(store);
    const { discovery } = store.model;
    const schemas = discovery.schemas.map((schema) => ({
      ...schema,
      attributes: schema.attributes.map((one) => (one.name === 'vehicles' ? { ...one, type: 'string' as const } : one)),
    }));
    const model = modelOf({ ...discovery, schemas });
    expect(isAtHand({ ...store, model }, 'title')).toBe(true);
    expect(isAtHand({ ...store, model }, vehicles)).toBe(false);
  });

  it('are few, those of other columns that were written last among them, and hold no texts', async () => {
    const store = await scene();
    storeAll(store);
    const folder = ranksFolder(dirname(store.mirror.path));
    expect(readdirSync(folder)).toHaveLength(columns.length);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'latin1')).not.toMatch(/[a-z]{6}/i);
    const before = readdirSync(folder);
    for (const name of ['old', 'older']) {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), 1, 1);
    }
    orderedIds(store, by('group:1'));
    expect(storeKept(store, { columns: ['title', 'group:1', 'no such one', 'nor this'] })).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
    expect(storeKept(store, { columns: ['title', ...Array.from('abcdefg')] })).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(isAtHand(store, 'title')).toBe(true);
  });

  it('are added to only while nobody was written since the stamp', async () => {
    const store = await scene();
    setStamp(store.mirror, 'a stamp');
    orderedIds(store, by('title'));
    expect(storeKept(store, { columns: ['title'] })).toBe(true);
    put(store, 3, 'Pilot', 1);
    expect(storeKept(store, { columns: ['title'] })).toBe(true);
    orderedIds(store, by(vehicles));
    expect(storeKept(store, { columns: ['title', vehicles] })).toBe(false);
    expect(isAtHand(store, vehicles)).toBe(false);
    expect(sorted(store, by('title'))).toEqual(ranked(store, by('title')));
  });

  it('sort many people out of everybody too', async () => {
    const store = await openStore();
    addMany(store, 12_000);
    orderedIds(store, by('title'));
    setStamp(store.mirror, 'a stamp');
    storeKept(store, { columns: ['title'] });
    store.mirror.sqlite.exec(`drop trigger ranks_row_update; update row set title = 'zzz' where id = 1`);
    const most = { ...by('title'), filter: 'title pr' };
    expect(sorted(store, most).at(-1)).not.toBe(1);
    expect(sorted(store, { ...most, filter: 'title sw "Title 1"' })).toEqual(
      ranked(store, { ...most, filter: 'title sw "Title 1"' }),
    );
    expect(sorted(store, most)).toHaveLength(12_000);
  });
});

it('nothing is left of them once a damaged mirror was built anew', async () => {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  for (let one = 0; one < 9; one += 1) put(store, one, 'Driver', one % 3);
  storeAll(store);
  closeMirror(store.mirror);
  expect(existsSync(ranksFolder(directory))).toBe(true);
  const rebuilt = await rebuildMirror(directory, Date.now);
  if (!rebuilt.ok) throw new Error(rebuilt.failure.code);
  expect(standingStamp(rebuilt.value.mirror)).toBeNull();
  closeMirror(rebuilt.value.mirror);
  expect(existsSync(ranksFolder(directory))).toBe(false);
});
