import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { everyone, groupColumn, type Query } from '../../../preload/contract';
import { startReadingThread } from '../../../tests/support/reading-thread';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { modelOf } from '../mirror/model';
import { closeMirror } from '../mirror/open';
import { removeResource, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { applyGesture } from '../queue/apply';
import { rankAhead } from './ahead';
import { readBeside } from './beside';
import type { Order } from './messages';
import { NobodyWaits } from './reader';

const vehicles = `${fleet}:vehicles`;
const by = (column: string): Query => ({ ...everyone, sort: [{ column, direction: 'ascending' }] });

/** As a pull brings it. */
function put(store: Store, who: number, { title, count = who % 3 }: { title: string; count?: number }): number {
  const values = { title, displayName: `Name ${title}`, [fleet]: { vehicles: count } };
  return writeBase(store, user(`u${who}`, values), store.now(), null).id;
}

function retitle(store: Store, row: number, value: string): void {
  const edits = [{ row, column: 'title', value }];
  applyGesture(store, { batchId: crypto.randomUUID(), label: { key: 'batch.edit', params: {} }, edits });
}

describe('what a thread ranks while nobody asks', () => {
  /** Reads beside the engine, and tells what threads are ordered to do. */
  async function scene(people: number) {
    const store = await openStore();
    transaction(store.mirror, () => {
      for (let who = 0; who < people; who += 1) put(store, who, { title: `Title ${who % 100}` });
    });
    const said: string[] = [];
    const orders: Order[] = [];
    function startThread() {
      const worker = startReadingThread();
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (order: Order) => {
        orders.push(order);
        post(order);
      };
      return worker;
    }
    const log = (_level: string, text: string) => said.push(text);
    const reader = readBeside(store, { log, wait: async () => undefined, least: 1, startThread });
    onTestFinished(() => reader.close());
    const begun = () => orders.filter((order) => order.kind === 'read' && order.what === 'ranks').length;
    const handedOn = () => orders.flatMap((order) => (order.kind === 'keep' ? [order.wanted.column] : []));
    const columnsAreThere = (columns: readonly string[]) =>
      vi.waitFor(() => expect(handedOn()).toEqual(expect.arrayContaining([...columns])), 10_000);
    return { store, reader, said, begun, handedOn, columnsAreThere };
  }

  const shown = [vehicles, 'title'];

  it('is at hand for the first sort, which looks at nobody but those who were written since', async () => {
    const { store, reader, columnsAreThere, handedOn } = await scene(40);
    await reader.read('order', everyone, { shown: ['title', vehicles] });
    await columnsAreThere(shown);
    expect(handedOn()).toEqual(shown);
    const before = [...orderedIds(store, by('title'))];
    const [first = 0, second = 0, ...others] = before;
    store.mirror.sqlite.prepare(`update row set title = 'z' where id = ?`).run(first);
    expect([...(await reader.read('order', by('title')))]).toEqual(before);
    retitle(store, second, 'y');
    expect([...(await reader.read('order', by('title')))]).toEqual([first, ...others, second]);
  });

  it('makes no list another one', async () => {
    const { store, reader, said, begun } = await scene(20);
    const deed = fc.record({
      kind: fc.constantFrom('put', 'edit', 'leave', 'describe', 'none'),
      who: fc.nat(30),
      title: fc.constantFrom('Ann', 'ann', 'Änne', 'Zoë', '李', ''),
    });
    const step = fc.record({ deed, column: fc.constantFrom('title', vehicles, 'active'), pause: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const { deed: one, column, pause } of steps) {
          const ids = orderedIds(store, everyone);
          const row = ids[one.who % ids.length] ?? 0;
          if (one.kind === 'put') put(store, one.who, { title: one.title, count: one.who % 4 });
          else if (one.kind === 'edit') retitle(store, row, one.title);
          else if (one.kind === 'leave' && ids.length > 12) removeResource(store.mirror, row);
          else if (one.kind === 'describe') store.model = modelOf({ ...store.model.discovery });
          const found = await reader.read('order', by(column), { shown: ['active', ...shown] });
          expect([...found]).toEqual([...orderedIds(store, by(column))]);
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      }),
      { numRuns: 40 },
    );
    expect(begun()).toBeGreaterThan(0);
    expect(said).toEqual([]);
  });

  it('is left when somebody asks, and taken up again', async () => {
    const { store, reader, begun, columnsAreThere } = await scene(500);
    await reader.read('order', everyone, { shown });
    await vi.waitFor(() => expect(begun()).toBeGreaterThan(0), { interval: 1 });
    const search = { ...everyone, search: 'title 77' };
    expect([...(await reader.read('order', search))]).toEqual([...orderedIds(store, search)]);
    await columnsAreThere(shown);
  });

  it('keeps nobody from closing', async () => {
    const { store, reader, begun } = await scene(500);
    await reader.read('order', everyone, { shown });
    await vi.waitFor(() => expect(begun()).toBeGreaterThan(0), { interval: 1 });
    const before = begun();
    await reader.close();
    closeMirror(store.mirror);
    expect(existsSync(`${store.mirror.path}-wal`)).toBe(false);
    expect(begun()).toBe(before);
  });

  it('is missed by nobody where it cannot be read', async () => {
    const { store, reader, said, columnsAreThere, begun } = await scene(20);
    store.mirror.sqlite.exec(`update resource set base = '{' where id = 7`);
    await reader.read('order', everyone, { shown: [vehicles, 'title'] });
    await columnsAreThere(['title']);
    expect(begun()).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^ranks could not be read.*malformed JSON/)]);
  });
});

describe('when it is done', () => {
  /** Time stands still until it is told to go on. */
  async function scene(people = 16) {
    const store = await openStore();
    for (let who = 0; who < people; who += 1) put(store, who, { title: 'Driver' });
    const waits: { milliseconds: number; goOn: () => void }[] = [];
    const ranked: string[] = [];
    const stored: string[] = [];
    let rank = async (_signal: AbortSignal) => {};
    const ahead = rankAhead(store, {
      wait: (milliseconds, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) return resolve();
          waits.push({ milliseconds, goOn: resolve });
          signal.addEventListener('abort', () => resolve());
        }),
      least: 10,
      async rank({ column }, signal) {
        ranked.push(column);
        await rank(signal);
      },
      async store(columns) {
        stored.push(columns.join());
      },
    });
    /** Lets the next wait pass. */
    async function pass(): Promise<number> {
      await settled();
      const next = waits.splice(0).at(-1);
      next?.goOn();
      await settled();
      return next?.milliseconds ?? 0;
    }
    const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
    const holdUp = (work: typeof rank) => {
      rank = work;
    };
    return { store, ahead, ranked, stored, pass, holdUp };
  }

  it('begins a second after the last question, the slow columns first', async () => {
    const { ahead, ranked, pass } = await scene();
    ahead.pause();
    ahead.show(['displayName', 'no such one', groupColumn(1)]);
    ahead.show(['title', vehicles, 'displayName']);
    expect(await pass()).toBe(0);
    ahead.resume();
    expect(await pass()).toBe(1000);
    expect(ranked).toEqual([vehicles, 'title', 'displayName']);
  });

  it('begins again a second after rows were asked for last', async () => {
    const { ahead, ranked, pass, holdUp } = await scene();
    holdUp(
      (signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new NobodyWaits()))),
    );
    ahead.show(['title']);
    await pass();
    expect(ranked).toEqual(['title']);
    holdUp(async () => undefined);
    ahead.putOff();
    ahead.putOff();
    expect(ranked).toEqual(['title']);
    expect(await pass()).toBe(1000);
    expect(ranked).toEqual(['title', 'title']);
    ahead.pause();
    ahead.putOff();
    expect(await pass()).toBe(0);
  });

  it('waits until nothing is written any more, and ranks nothing again for a few people', async () => {
    const { store, ahead, ranked, pass } = await scene();
    ahead.show(['title']);
    put(store, 3, { title: 'Pilot' });
    expect(await pass()).toBe(1000);
    put(store, 4, { title: 'Pilot' });
    expect(await pass()).toBe(5000);
    expect(ranked).toEqual([]);
    expect(await pass()).toBe(5000);
    expect(ranked).toEqual(['title']);
    for (const [titles, times] of [[2, 1] as const, [1, 2] as const]) {
      for (let who = 0; who < titles; who += 1) put(store, who, { title: `New ${times}` });
      ahead.show([]);
      await pass();
      await pass();
      expect(ranked).toHaveLength(times);
    }
  });

  it('goes on where it was left, and does nothing more once it is paused for good', async () => {
    const { ahead, ranked, pass, holdUp } = await scene();
    holdUp(
      (signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new NobodyWaits()))),
    );
    ahead.show(['title', vehicles]);
    await pass();
    ahead.pause();
    holdUp(async () => undefined);
    ahead.resume();
    await pass();
    expect(ranked).toEqual([vehicles, vehicles, 'title']);
    ahead.pause();
    ahead.show(['displayName']);
    expect(await pass()).toBe(0);
  });

  it('is stored once all is ranked and nothing is written', async () => {
    const { store, ahead, ranked, stored, pass } = await scene();
    ahead.show(['title', vehicles]);
    await pass();
    expect(ranked).toEqual([vehicles, 'title']);
    expect(stored).toEqual([`${vehicles},title`]);
    put(store, 3, { title: 'Pilot' });
    ahead.putOff();
    expect(await pass()).toBe(1000);
    expect(stored).toHaveLength(1);
    expect(await pass()).toBe(5000);
    expect(ranked).toHaveLength(2);
    expect(stored).toHaveLength(2);
  });

  it('is worth it for many people only', async () => {
    const { ahead, ranked, stored, pass } = await scene(9);
    ahead.show(['title']);
    await pass();
    expect([...ranked, ...stored]).toEqual([]);
  });
});
