import { describe, expect, it } from 'vitest';
import type { GridRow, Result } from '../../preload/contract';
import { type Failure, failed, succeeded } from '../../preload/failure';
import { gridRow } from '../state/entriesForTests';
import { createPages, firstRows, type RowWindow } from './pages';

interface Asked {
  start: number;
  answer(revision?: number): Promise<void>;
  refuse(): Promise<void>;
}

/** A list whose windows are answered when the test says so; of one that is begun the first rows came along. */
function list(count: number, { isBegun = false } = {}) {
  const asked: Asked[] = [];
  const failures: Failure[] = [];
  let text = 'first';
  const rows = (start: number, most: number): GridRow[] =>
    Array.from({ length: Math.min(most, count - start) }, (_, index) =>
      gridRow({ id: start + index, cells: [`${text} ${start + index}`] }),
    );
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const pages = createPages({
    count,
    ...(isBegun && { first: { revision: 1, start: 0, rows: rows(0, firstRows) } }),
    fetch: (start, most) =>
      new Promise<Result<RowWindow>>((resolve) => {
        asked.push({
          start,
          answer: (revision = 1) => {
            resolve(succeeded({ revision, start, rows: rows(start, most) }));
            return settle();
          },
          refuse: () => {
            resolve(failed('unknown-view'));
            return settle();
          },
        });
      }),
    onFailure: (failure) => failures.push(failure),
    onFault: (error) => {
      throw error;
    },
  });
  return {
    pages,
    failures,
    rename: (next: string) => {
      text = next;
    },
    asked: () => asked.map(({ start }) => start),
    next: () => {
      const first = asked.shift();
      if (!first) throw new Error('nothing was asked for');
      return first;
    },
    cell: (position: number) => pages.row(position)?.cells[0],
  };
}

describe('pages of rows', () => {
  it('come for what is seen, then for what scrolling on will show', async () => {
    const { pages, asked, next, cell } = list(1_000);
    pages.need(350, 390);
    expect(asked()).toEqual([340]);
    await next().answer();
    expect(asked()).toEqual([400, 300]);
    expect(cell(350)).toBe('first 350');
    expect(pages.has(350, 390)).toBe(true);
    expect(pages.has(350, 400)).toBe(false);
  });

  it('look ahead upwards when scrolling up', async () => {
    const { pages, asked, next } = list(1_000);
    pages.need(500, 540);
    await next().answer();
    await next().answer();
    await next().answer();
    pages.need(350, 390);
    expect(asked()).toEqual([340]);
    await next().answer();
    expect(asked()).toEqual([200]);
  });

  it('come together where they are seen together, and are drawn once', async () => {
    const { pages, asked, next, cell } = list(1_000);
    let drawn = 0;
    pages.subscribe(() => {
      drawn += 1;
    });
    pages.need(380, 420);
    expect(asked()).toEqual([380]);
    await next().answer();
    expect([cell(380), cell(420)]).toEqual(['first 380', 'first 420']);
    expect(drawn).toBe(1);
    // Those that scrolling on will show are not seen yet.
    await next().answer();
    expect(cell(500)).toBe('first 500');
    expect(drawn).toBe(1);
  });

  it('are not asked for where they came along with the list', async () => {
    const { pages, asked, cell } = list(1_000, { isBegun: true });
    expect(await pages.load(0)).toBeNull();
    expect(asked()).toEqual([]);
    pages.need(0, 40);
    expect(asked()).toEqual([100]);
    expect(cell(40)).toBe('first 40');
  });

  it('are asked for by many while one scrolls on', async () => {
    const { pages, next, asked } = list(10_000);
    let questions = 0;
    for (let first = 0; first < 1_000; first += 5) {
      pages.need(first, first + 20);
      while (asked().length > 0) {
        questions += 1;
        await next().answer();
      }
      expect(pages.has(first, first + 120)).toBe(true);
    }
    expect(questions).toBeLessThan(15);
  });

  it('are not fetched for places that were scrolled past meanwhile', async () => {
    const { pages, asked, next } = list(100_000);
    pages.need(0, 40);
    for (let first = 1_000; first < 90_000; first += 1_000) pages.need(first, first + 40);
    await next().answer();
    expect(asked()).toEqual([1_000, 89_000]);
  });

  it('stay on the screen while their successors are fetched', async () => {
    const { pages, next, rename, cell } = list(50);
    pages.need(0, 40);
    await next().answer(1);
    rename('second');
    pages.outdate(50);
    expect(cell(3)).toBe('first 3');
    await next().answer(2);
    expect(cell(3)).toBe('second 3');
  });

  it('are fetched once more when they were outdated while under way', async () => {
    const { pages, next, asked, rename, cell } = list(50);
    pages.need(0, 40);
    pages.outdate(50);
    const early = next();
    expect(asked()).toEqual([]);
    rename('second');
    await early.answer(1);
    expect(asked()).toEqual([0]);
    await next().answer(2);
    expect(cell(0)).toBe('second 0');
    expect(asked()).toEqual([]);
  });

  it('ignore an answer that is older than what is here', async () => {
    const { pages, next, rename, cell } = list(50);
    pages.need(0, 40);
    await next().answer(7);
    pages.outdate(50);
    rename('stale');
    await next().answer(6);
    expect(cell(0)).toBe('first 0');
  });

  it('forget what lies beyond a list that became shorter', async () => {
    const { pages, next, cell, asked } = list(150);
    pages.need(0, 149);
    await next().answer();
    pages.outdate(40);
    expect(cell(120)).toBeUndefined();
    expect(asked()).toEqual([0]);
    expect(pages.has(0, 200)).toBe(true);
  });

  it('stay where they are while they are held, whatever comes meanwhile', async () => {
    const { pages, next, asked, rename, cell } = list(250);
    const begun: string[] = [];
    pages.need(0, 40);
    await next().answer(1);
    await next().answer(1);
    pages.outdate(250);
    const late = next();
    pages.hold();
    rename('second');
    await late.answer(2);
    expect(cell(3)).toBe('first 3');
    pages.outdate(240, () => begun.push('list'));
    pages.outdate();
    expect(asked()).toEqual([]);
    // What was never here comes at once.
    pages.need(200, 239);
    await next().answer(2);
    expect(cell(200)).toBe('second 200');
    pages.need(0, 40);
    expect(begun).toEqual([]);
    pages.release();
    expect(begun).toEqual(['list']);
    expect(cell(3)).toBe('first 3');
    await next().answer(3);
    expect(cell(3)).toBe('second 3');
    pages.release();
    expect(begun).toEqual(['list']);
  });

  it('are found by what they are, and known to be on their way', async () => {
    const { pages, next } = list(150);
    pages.need(0, 40);
    expect(pages.isSettled()).toBe(false);
    await next().answer();
    expect(pages.find(({ id }) => id === 42)).toBe(42);
    expect(pages.find(({ id }) => id === 142)).toBeNull();
    await next().answer();
    expect(pages.find(({ id }) => id === 142)).toBe(142);
    expect(pages.isSettled()).toBe(true);
    let heard = 0;
    pages.subscribe(() => {
      heard += 1;
    });
    pages.outdate();
    await next().answer(2);
    await next().answer(2);
    // Out of sight as well: somebody may have moved there.
    expect(heard).toBe(3);
  });

  it('do not ask again and again for what was refused', async () => {
    const { pages, next, failures, asked } = list(50);
    pages.need(0, 40);
    await next().refuse();
    expect(failures.map(({ code }) => code)).toEqual(['unknown-view']);
    expect(asked()).toEqual([]);
  });

  it('show an edit before the engine has answered', async () => {
    const { pages, next, cell } = list(50);
    pages.need(0, 40);
    await next().answer();
    let heard = 0;
    pages.subscribe(() => {
      heard += 1;
    });
    const edited = (row: GridRow) => ({ ...row, cells: row.cells.with(0, 'edited') });
    pages.patch(5, edited);
    pages.patch(5_000, edited);
    expect(cell(5)).toBe('edited');
    expect(heard).toBe(1);
  });

  it('are let go when there are many of them', async () => {
    const { pages, next, asked, cell } = list(100_000);
    for (let first = 0; first < 8_000; first += 100) {
      pages.need(first, first + 40);
      while (asked().length > 0) await next().answer();
    }
    expect(cell(0)).toBeUndefined();
    expect(cell(7_900)).toBe('first 7900');
  });
});
