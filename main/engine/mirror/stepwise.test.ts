import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../tests/support/tenant-model';
import { readFact, writeFact } from './facts';
import { transaction } from './handle';
import { closeMirror, openMirror } from './open';
import { countUsers, writeBase } from './resources';
import { transactionInSteps } from './stepwise';
import type { Store } from './store';

const ids = ['ann', 'bob', 'cyd'];
const never = new AbortController().signal;

/** Writes one person in each step. */
function* people(own: Store, hear: (id: string) => void = () => {}): Generator<undefined, number> {
  for (const id of ids) {
    writeBase(own, { id, schemas: [], userName: id }, own.stamp(), null);
    hear(id);
    yield;
  }
  return ids.length;
}

describe('a transaction in steps', () => {
  it('is there as a whole or not at all, and others have their turns meanwhile', async () => {
    const store = await openStore();
    const { mirror } = store;
    const seen: number[] = [];
    let isOver = false;
    const written = transactionInSteps(store, people, never).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      seen.push(countUsers(mirror));
      await nextTurn();
    }
    expect(await written).toBe(3);
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([0, 3]));
    expect(mirror.population).toBe(3);
  });

  it('tells whose rows were written when they are there, not before', async () => {
    const store = await openStore();
    await transactionInSteps(store, people, never);
    const { touched } = store.mirror;
    const before = touched.count();
    const counts: number[] = [];
    function* renaming(own: Store): Generator<undefined, void> {
      for (const id of ids) {
        writeBase(own, { id, schemas: [], userName: `new ${id}` }, own.stamp(), null);
        counts.push(touched.count());
        yield;
      }
    }
    await transactionInSteps(store, renaming, never);
    expect(counts).toEqual([before, before, before]);
    expect([...(touched.between(before, touched.count()) ?? [])]).toHaveLength(3);
  });

  it('ends before somebody else writes', async () => {
    const store = await openStore();
    const { mirror } = store;
    const written = transactionInSteps(store, people, never);
    const users = transaction(mirror, () => {
      const before = countUsers(mirror);
      writeFact(mirror, 'indexed', 7);
      return before;
    });
    expect(users).toBe(3);
    expect(await written).toBe(3);
    expect(readFact(mirror, 'indexed')).toBe(7);
    const more = transactionInSteps(store, people, never);
    writeFact(mirror, 'indexed', 8);
    await more;
    expect(readFact(mirror, 'indexed')).toBe(8);
  });

  it('leaves nothing behind where a step fails, which only whoever waits for it hears of', async () => {
    const store = await openStore();
    const { mirror } = store;
    const fail = (id: string) => {
      if (id === 'cyd') throw new Error('the disk is gone');
    };
    await expect(transactionInSteps(store, (own) => people(own, fail), never)).rejects.toThrow('the disk is gone');
    expect(countUsers(mirror)).toBe(0);
    const failing = transactionInSteps(store, (own) => people(own, fail), never);
    writeFact(mirror, 'indexed', 7);
    await expect(failing).rejects.toThrow('the disk is gone');
    expect([countUsers(mirror), readFact(mirror, 'indexed')]).toEqual([0, 7]);
    expect(await transactionInSteps(store, people, never)).toBe(3);
  });

  it('is given up when it is stopped, also by whoever wants to write next', async () => {
    const store = await openStore();
    const { mirror } = store;
    const stop = new AbortController();
    const written = transactionInSteps(store, people, stop.signal);
    stop.abort();
    writeFact(mirror, 'indexed', 7);
    expect(await written).toBeNull();
    expect([countUsers(mirror), readFact(mirror, 'indexed')]).toEqual([0, 7]);
  });

  it('is given up when the mirror is closed', async () => {
    const store = await openStore();
    const written = transactionInSteps(store, people, never);
    await nextTurn();
    closeMirror(store.mirror);
    expect(await written).toBeNull();
    const again = await openMirror(dirname(store.mirror.path), Date.now);
    if (!again.ok) throw new Error(again.failure.code);
    expect(countUsers(again.value.mirror)).toBe(0);
    closeMirror(again.value.mirror);
  });

  it('ends before another one begins', async () => {
    const store = await openStore();
    const [one, other] = [transactionInSteps(store, people, never), transactionInSteps(store, people, never)];
    expect(await Promise.all([one, other])).toEqual([3, 3]);
    expect(countUsers(store.mirror)).toBe(3);
  });
});
