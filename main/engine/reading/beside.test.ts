import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyone, type Query } from '../../../preload/contract';
import { addMany, slowFilter } from '../../../tests/support/many-people';
import { startReadingThread } from '../../../tests/support/reading-thread';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { modelOf } from '../mirror/model';
import { closeMirror } from '../mirror/open';
import { removeResource, writeBase } from '../mirror/resources';
import { indexMore } from '../mirror/search';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { applyGesture } from '../queue/apply';
import { type Beside, readBeside } from './beside';
import { NobodyWaits, type Reader, readHere } from './reader';
import { doReading } from './readings';

interface Scene {
  store: Store;
  reader: Reader;
  said: string[];
  started: Worker[];
}

async function scene(given: Partial<Beside> = {}): Promise<Scene> {
  const store = await openStore();
  const said: string[] = [];
  const started: Worker[] = [];
  const startThread = () => {
    const worker = (given.startThread ?? startReadingThread)();
    started.push(worker);
    return worker;
  };
  const log = (_level: string, text: string) => said.push(text);
  const reader = readBeside(store, { log, wait: async () => undefined, least: 1, ...given, startThread });
  onTestFinished(() => reader.close());
  return { store, reader, said, started };
}

function addPeople(store: Store, count: number, title = 'Driver'): void {
  transaction(store.mirror, () => {
    for (let n = 0; n < count; n += 1) {
      writeBase(store, user(`${title}-${n}`, { title, displayName: `Somebody ${n % 97}` }), 1, 1);
    }
  });
}

const byName: Query = { ...everyone, sort: [{ column: 'displayName', direction: 'ascending' }] };

describe('a thread beside the engine', () => {
  const name = fc.constantFrom('Ann', 'ann', 'Änne', 'Bob Ross', 'Søren', '李', '', 'Zoë\u001f', '\u001e', 'a\nb');
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), who: fc.nat(7), name, vehicles: fc.option(fc.nat(5)) }),
    fc.record({ kind: fc.constant('edit' as const), who: fc.nat(7), name }),
    fc.record({ kind: fc.constant('leave' as const), who: fc.nat(7) }),
    fc.record({ kind: fc.constant('index' as const) }),
  );
  const column = fc.constantFrom(
    'displayName',
    'title',
    'active',
    `${fleet}:vehicles`,
    'name.formatted',
    'no such one',
  );
  const query: fc.Arbitrary<Query> = fc.record({
    search: fc.constantFrom('', 'a', 'an', 'ann', 'anne', 'bob ross', 'soren'),
    status: fc.constantFrom(null, null, null, 'active'),
    equal: fc.constant([]),
    group: fc.constant(null),
    filter: fc.constantFrom(
      null,
      null,
      null,
      null,
      'displayName co "n"',
      `${fleet}:vehicles gt 2`,
      'not (active eq false)',
      'nonsense',
    ),
    open: fc.constantFrom(null, null, null, 'changed' as const),
    sort: fc.array(fc.record({ column, direction: fc.constantFrom('ascending' as const, 'descending' as const) }), {
      maxLength: 2,
    }),
  });

  it('finds at once what was written, as the engine itself would', async () => {
    const { store, reader, said, started } = await scene();
    let run = 0;
    const act = (one: typeof deed extends fc.Arbitrary<infer D> ? D : never) => {
      const ids = [...orderedIds(store, everyone)];
      const row = 'who' in one ? ids[one.who % Math.max(1, ids.length)] : undefined;
      if (one.kind === 'index') indexMore(store.mirror);
      else if (one.kind === 'put') {
        run += 1;
        const vehicles = one.vehicles === null ? {} : { [fleet]: { vehicles: one.vehicles } };
        writeBase(store, user(`u${one.who}`, { displayName: one.name, title: one.name, ...vehicles }), run, null);
      } else if (row !== undefined && one.kind === 'leave') removeResource(store.mirror, row);
      else if (row !== undefined && one.kind === 'edit') {
        const edits = [{ row, column: 'displayName', value: one.name }];
        applyGesture(store, { batchId: crypto.randomUUID(), label: { key: 'batch.edit', params: {} }, edits });
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(deed, query), { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const [one, asked] of steps) {
          act(one);
          expect([...(await reader.read('order', asked))]).toEqual([...orderedIds(store, asked)]);
          const facets = { query: asked, column: 'displayName', search: '', limit: 10 };
          expect(await reader.read('facets', facets)).toEqual(await doReading(store, 'facets', facets));
        }
      }),
      { numRuns: 60 },
    );
    expect(said).toEqual([]);
    expect(started).toHaveLength(2);
  });

  it('loses nothing that is written while it reads', async () => {
    const { store, reader, said } = await scene();
    addPeople(store, 300);
    const ids = [...orderedIds(store, everyone)];
    const active = { ...byName, status: 'active' };
    const reads: Promise<unknown>[] = [];
    for (let turn = 0; turn < 120; turn += 1) {
      const row = ids[(turn * 7) % ids.length] ?? 0;
      const edits = [{ row, column: 'displayName', value: `Name ${turn % 11}` }];
      applyGesture(store, { batchId: crypto.randomUUID(), label: { key: 'batch.edit', params: {} }, edits });
      if (turn % 10 === 0) removeResource(store.mirror, ids.pop() ?? 0);
      if (turn % 3 === 0) reads.push(reader.read('order', turn % 2 === 0 ? byName : active));
      if (turn % 5 === 0) await reads.at(-1);
    }
    await Promise.all(reads);
    for (const asked of [byName, active]) {
      expect([...(await reader.read('order', asked))]).toEqual([...orderedIds(store, asked)]);
    }
    expect(said).toEqual([]);
  });

  it('knows the tenant as it is described now', async () => {
    const { store, reader } = await scene();
    addPeople(store, 3);
    const filtered = { ...everyone, filter: 'title eq "Driver"' };
    expect(await reader.read('order', filtered)).toHaveLength(3);
    const { discovery } = store.model;
    const [core, ...others] = discovery.schemas;
    if (!core) throw new Error('a tenant without schemas');
    const schemas = [{ ...core, attributes: core.attributes.filter((one) => one.name !== 'title') }, ...others];
    store.model = modelOf({ ...discovery, schemas });
    const equal = [{ column: 'title', value: 'Driver' }];
    expect(await reader.read('order', { ...everyone, equal })).toHaveLength(0);
  });

  it('leaves little to the engine’s own thread', async () => {
    const { store, reader, started } = await scene({ least: 10 });
    addPeople(store, 9);
    expect(await reader.read('order', byName)).toHaveLength(9);
    expect(started).toHaveLength(0);
    addPeople(store, 9, 'Pilot');
    expect(await reader.read('order', byName)).toHaveLength(18);
    expect(await reader.read('values', { ids: [1, 2], columns: ['title'], limit: 3 })).toHaveLength(1);
    expect(started).toHaveLength(1);
  });
});

it('tells of the beginning of a list that takes long', async () => {
  const { store, reader } = await scene();
  addPeople(store, 30);
  // Numbers that leave much to look through between the first people and the last.
  transaction(store.mirror, () => {
    const { lastInsertRowid } = store.mirror.sqlite
      .prepare(`insert into resource (id, type, base, seen_at, pull) values (1000000000, 'User', '{}', 1, 1)`)
      .run();
    store.mirror.sqlite
      .prepare(`insert into row (id, title, search_text) values (?, 'Driver', 'x')`)
      .run(lastInsertRowid);
  });
  const heard: number[][] = [];
  const found = await reader.read(
    'order',
    { ...everyone, filter: 'title eq "driver"' },
    {
      early: (first) => heard.push([...first]),
    },
  );
  expect(found).toHaveLength(31);
  expect(heard).toEqual([[...found].slice(0, 30)]);
});

it('finds the beginning of the next list before the rest of those before', async () => {
  const { store, reader } = await scene();
  addMany(store, 60_000);
  const told: string[] = [];
  /** Resolves with its beginning. */
  const begin = (name: string) =>
    new Promise<{ whole: Promise<Uint32Array> }>((resolve) => {
      const early = () => {
        told.push(`${name} begins`);
        resolve({ whole });
      };
      const whole = reader.read('order', { ...everyone, filter: slowFilter, search: 'it' }, { early });
      whole.then(() => {
        told.push(`${name} is there`);
        resolve({ whole });
      });
    });
  // By then there are two threads.
  await Promise.all([reader.read('order', byName), reader.read('order', byName)]);
  const lists = [await begin('a'), await begin('b'), await begin('c')];
  const [first, ...others] = await Promise.all(lists.map(({ whole }) => whole));
  for (const other of others) expect(other).toEqual(first);
  expect(told.slice(0, 3)).toEqual(['a begins', 'b begins', 'c begins']);
  expect(told).toHaveLength(6);
});

describe('what nobody waits for', () => {
  it('is left, whether it has begun or not, and what comes after it is read', async () => {
    const { store, reader } = await scene();
    addPeople(store, 3000);
    const slow = { ...everyone, filter: `externalId eq "x" or name.formatted eq "${'y'.repeat(50)}"` };
    const asked = Array.from({ length: 5 }, () => {
      const waiting = new AbortController();
      return { waiting, read: reader.read('order', slow, { signal: waiting.signal }) };
    });
    const outcomes = Promise.allSettled(asked.map(({ read }) => read));
    for (const { waiting } of asked) waiting.abort();
    for (const outcome of await outcomes) {
      expect(outcome.status === 'fulfilled' || outcome.reason instanceof NobodyWaits).toBe(true);
    }
    expect((await outcomes).filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(3);
    expect(await reader.read('order', byName)).toHaveLength(3000);
  });

  it('is not begun', async () => {
    const { reader, started } = await scene();
    await expect(reader.read('order', byName, { signal: AbortSignal.abort() })).rejects.toThrow(NobodyWaits);
    await expect(
      readHere((await scene()).store).read('order', byName, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(NobodyWaits);
    expect(started).toHaveLength(0);
  });
});

describe('a thread that is lost', () => {
  it('costs nobody an answer, and another one takes its place', async () => {
    const { store, reader, said, started } = await scene();
    addPeople(store, 2000);
    await reader.read('order', byName);
    const reads = [reader.read('order', byName), reader.read('order', everyone), reader.read('order', byName)];
    for (const worker of started) worker.terminate();
    for (const ids of await Promise.all(reads)) expect(ids).toHaveLength(2000);
    expect(said[0]).toMatch(/^a reading thread is gone/);
    expect(await reader.read('order', byName)).toHaveLength(2000);
    expect(started.length).toBeGreaterThan(1);
  });

  it('is done without after a while', async () => {
    const broken = () => new Worker('throw new Error("no thread today")', { eval: true });
    const { store, reader, started } = await scene({ startThread: broken });
    addPeople(store, 20);
    for (let turn = 0; turn < 5; turn += 1) expect(await reader.read('order', byName)).toHaveLength(20);
    expect(started).toHaveLength(3);
  });

  it('is not blamed for what the engine cannot read either', async () => {
    const { store, reader, said, started } = await scene();
    addPeople(store, 20);
    store.mirror.sqlite.exec(`update resource set base = '{' where id = 7`);
    const sort = [{ column: 'externalId', direction: 'ascending' as const }];
    await expect(reader.read('order', { ...everyone, sort })).rejects.toThrow('malformed JSON');
    expect(said[0]).toMatch(/malformed JSON/);
    expect(await reader.read('order', byName)).toHaveLength(20);
    expect(started).toHaveLength(1);
  });
});

describe('closing', () => {
  it('lets go of the file before the mirror does, in the midst of reading', async () => {
    const { store, reader } = await scene();
    addPeople(store, 3000);
    const reads = [reader.read('order', byName), reader.read('order', byName), reader.read('order', byName)];
    const outcomes = Promise.allSettled(reads);
    await reader.close();
    closeMirror(store.mirror);
    // Whoever closes last takes the log along.
    expect(existsSync(`${store.mirror.path}-wal`)).toBe(false);
    for (const outcome of await outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NobodyWaits);
      else expect(outcome.value).toHaveLength(3000);
    }
    await expect(reader.read('order', byName)).rejects.toThrow(NobodyWaits);
  });
});
