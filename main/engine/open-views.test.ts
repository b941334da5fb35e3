import { expect, it } from 'vitest';
import { everyone } from '../../preload/contract';
import { openStore } from '../../tests/support/tenant-model';
import type { Desk } from './desk';
import { createOpenViews } from './open-views';
import { NobodyWaits, type Reader } from './reading/reader';
import { firstWindow, refreshView, viewState, viewWindow } from './views';

interface Asked {
  early(ids: number[]): void;
  answer(ids: number[]): void;
  fail(error: Error): void;
}

/** Views on a reader that answers when the test says so. */
async function scene() {
  const asked: Asked[] = [];
  const reader = {
    read: (_what: unknown, _asked: unknown, how: Parameters<Reader['read']>[2]) =>
      new Promise<unknown>((resolve, reject) => {
        how?.signal?.addEventListener('abort', () => reject(new NobodyWaits()));
        asked.push({
          early: (ids) => how?.early?.(Uint32Array.from(ids)),
          answer: (ids) => resolve(Uint32Array.from(ids)),
          fail: reject,
        });
      }),
    close: async () => undefined,
  } as unknown as Reader;
  const desk = { store: await openStore(), reader } as Desk;
  const told: unknown[] = [];
  const broken: unknown[] = [];
  const views = createOpenViews(
    (_channel, state) => told.push(state),
    (_desk, error) => broken.push(error),
  );
  const open = (signal: AbortSignal | null = null, from = 0) =>
    views.open(desk, ['userName'], everyone, { signal, from });
  return { asked, told, broken, views, open };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('is there with its beginning, and tells when the rest has come', async () => {
  const { asked, told, open } = await scene();
  const opening = open();
  asked[0]?.early([1, 2]);
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.failure.code);
  expect(viewState(opened.value)).toEqual({ viewId: 1, revision: 1, count: 2, partial: true });
  asked[0]?.answer([1, 2, 3]);
  await turn();
  expect(told).toEqual([{ viewId: 1, revision: 2, count: 3 }]);
});

it('gives its first rows along, or the last ones where it ends before, with all of its columns or with others', async () => {
  const { asked, open } = await scene();
  const opening = open();
  asked[0]?.answer([11, 12, 13, 14, 15]);
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.failure.code);
  const view = opened.value;
  const idsFrom = (start: number) => {
    const { rows, ...window } = firstWindow(view, { start, count: 2 });
    return { ...window, ids: rows.map(({ id }) => id) };
  };
  expect(idsFrom(2)).toEqual({ revision: 1, start: 2, ids: [13, 14] });
  expect(idsFrom(800)).toEqual({ revision: 1, start: 4, ids: [15] });
  expect(viewWindow(view, 0, 1).rows[0]?.cells).toHaveLength(1);
  expect(viewWindow(view, 0, 1, ['title', 'userName']).rows[0]?.cells).toHaveLength(2);
  view.ids = new Uint32Array(0);
  expect(idsFrom(800)).toEqual({ revision: 1, start: 0, ids: [] });
});

it('is there as a whole where it is not looked at from its beginning', async () => {
  const { asked, told, open } = await scene();
  const opening = open(null, 100);
  asked[0]?.early([1, 2]);
  asked[0]?.answer([1, 2, 3]);
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.failure.code);
  expect(viewState(opened.value)).toEqual({ viewId: 1, revision: 1, count: 3 });
  expect(told).toEqual([]);
});

it('tells of what goes wrong after its beginning', async () => {
  const { asked, broken, open } = await scene();
  const opening = open();
  asked[0]?.early([1]);
  await opening;
  asked[0]?.fail(new Error('the disk is gone'));
  await turn();
  expect(broken).toEqual([new Error('the disk is gone')]);
});

it('is made once more for all who ask while it is being made, never twice at a time', async () => {
  const { asked, open } = await scene();
  const opening = open();
  asked[0]?.answer([1]);
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.failure.code);
  const view = opened.value;
  const first = refreshView(view);
  const [second, third] = [refreshView(view), refreshView(view)];
  expect(asked).toHaveLength(2);
  asked[1]?.early([7]);
  expect([...view.ids]).toEqual([1]);
  asked[1]?.answer([1, 2]);
  expect(await first).toBe(true);
  await turn();
  expect(asked).toHaveLength(3);
  asked[2]?.answer([1, 2, 3]);
  expect(await second).toBe(true);
  expect(await third).toBe(true);
  expect([...view.ids]).toEqual([1, 2, 3]);
  expect(view.revision).toBe(3);
});

it('keeps its order while those who do not fit any more leave, until it is put in order anew', async () => {
  const { asked, told, views, open } = await scene();
  const opening = open();
  asked[0]?.answer([3, 1, 2]);
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.failure.code);
  const view = opened.value;
  const settles = async (ids: number[]) => {
    const settling = views.settle(view);
    asked.at(-1)?.answer(ids);
    await settling;
    return [...view.ids];
  };
  expect(await settles([1, 2, 3])).toEqual([3, 1, 2]);
  expect(await settles([2, 3])).toEqual([3, 2]);
  expect(told.at(-1)).toMatchObject({ count: 2, revision: 3 });
  expect(await settles([2, 4, 3])).toEqual([2, 4, 3]);

  // Whoever asks for another order while it is settled gets it.
  const settling = views.settle(view);
  const renewing = views.renew(view);
  asked.at(-1)?.answer([3, 4, 2]);
  await settling;
  expect([...view.ids]).toEqual([2, 4, 3]);
  await turn();
  asked.at(-1)?.answer([3, 4, 2]);
  await renewing;
  expect([...view.ids]).toEqual([3, 4, 2]);
});

it('is not there when nobody waits for it any more', async () => {
  const { asked, told, views, open } = await scene();
  const waiting = new AbortController();
  const opening = open(waiting.signal);
  waiting.abort();
  expect(await opening).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(views.get(1)).toBeUndefined();
  const closed = open();
  asked[1]?.early([1]);
  await closed;
  views.close(2);
  await turn();
  expect(told).toEqual([]);
});
