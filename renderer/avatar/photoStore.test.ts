import { describe, expect, it } from 'vitest';
import { createPhotoStore, later } from './photoStore';

/** A store whose pictures come when the test says so. */
function prepare(capacity = 10) {
  const asked: number[] = [];
  const disposed: string[] = [];
  const faults: unknown[] = [];
  const answers = new Map<number, Answer>();
  let clock = 0;
  const store = createPhotoStore<string>({
    load(row) {
      asked.push(row);
      const answer = withResolvers();
      answers.set(row, answer);
      return answer.promise;
    },
    dispose: (photo) => disposed.push(photo),
    now: () => clock,
    onFault: (error) => faults.push(error),
    capacity,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    store,
    asked,
    disposed,
    faults,
    async come(row: number, photo: Loaded = `photo ${row}`) {
      answers.get(row)?.resolve(photo);
      await settle();
    },
    async fail(row: number, error: unknown) {
      answers.get(row)?.reject(error);
      await settle();
    },
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

type Loaded = string | null | typeof later;

interface Answer {
  promise: Promise<Loaded>;
  resolve(loaded: Loaded): void;
  reject(error: unknown): void;
}

function withResolvers(): Answer {
  let resolve: Answer['resolve'] = () => undefined;
  let reject: Answer['reject'] = () => undefined;
  const promise = new Promise<Loaded>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('pictures', () => {
  it('are asked for once, and are there when they have come', async () => {
    const { store, asked, come } = prepare();
    let heard = 0;
    store.subscribe(() => {
      heard += 1;
    });
    expect(store.find('a', 1)).toBeUndefined();
    expect(store.find('a', 1)).toBeUndefined();
    await come(1);
    expect(store.find('a', 1)).toBe('photo 1');
    expect(asked).toEqual([1]);
    expect(heard).toBe(1);
  });

  it('come for those first who were asked for last, and only a few at once', async () => {
    const { store, asked, come } = prepare();
    for (let row = 1; row <= 7; row += 1) store.find(`p${row}`, row);
    expect(asked).toEqual([1, 2, 3, 4]);
    await come(2);
    expect(asked).toEqual([1, 2, 3, 4, 7]);
  });

  it('that scrolled by are not fetched at all', async () => {
    const { store, asked, come } = prepare(500);
    for (let row = 1; row <= 104; row += 1) store.find(`p${row}`, row);
    for (const row of [1, 2, 3, 4]) await come(row);
    for (let row = 104; row > 44; row -= 1) await come(row);
    expect(asked).toHaveLength(64);
    expect(asked).not.toContain(20);
  });

  it('that were not seen for the longest time go, and are let go of', async () => {
    const { store, disposed, come } = prepare(2);
    for (const row of [1, 2]) {
      store.find(`p${row}`, row);
      await come(row);
    }
    store.find('p1', 1);
    store.find('p3', 3);
    await come(3);
    expect(disposed).toEqual(['photo 2']);
    expect(store.find('p1', 1)).toBe('photo 1');
  });

  it('that are not there are not asked for again', async () => {
    const { store, asked, come } = prepare();
    store.find('a', 1);
    await come(1, null);
    expect(store.find('a', 1)).toBeNull();
    expect(asked).toEqual([1]);
  });

  it('that could not be fetched are asked for again after a while', async () => {
    const { store, asked, come, pass, faults } = prepare();
    store.find('a', 1);
    await come(1, later);
    store.find('a', 1);
    expect(asked).toEqual([1]);
    pass(20_001);
    store.find('a', 1);
    expect(asked).toEqual([1, 1]);
    expect(faults).toEqual([]);
  });

  it('that could not be fetched are asked for at once when told to', async () => {
    const { store, asked, come } = prepare();
    let heard = 0;
    store.subscribe(() => {
      heard += 1;
    });
    store.find('a', 1);
    await come(1, later);
    store.retry();
    expect(heard).toBe(1);
    store.find('a', 1);
    expect(asked).toEqual([1, 1]);
  });

  it('that are a bug are told of once', async () => {
    const { store, asked, fail, faults } = prepare();
    store.find('a', 1);
    await fail(1, new Error('broken'));
    expect(store.find('a', 1)).toBeNull();
    expect(asked).toEqual([1]);
    expect(faults).toHaveLength(1);
  });

  it('that come after everything was forgotten are let go of', async () => {
    const { store, disposed, come } = prepare();
    store.find('a', 1);
    store.clear();
    await come(1);
    expect(disposed).toEqual(['photo 1']);
  });
});
