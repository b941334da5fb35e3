import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPatience } from './patience';

function scene() {
  const here = new Set<number>();
  const hearers = new Set<() => void>();
  const seen: number[][] = [];
  const patience = createPatience(
    {
      has: (first, last) => here.has(first) && here.has(last),
      subscribe: (hear) => {
        hearers.add(hear);
        return () => hearers.delete(hear);
      },
    },
    (first, last) => seen.push([first, last]),
  );
  return {
    patience,
    seen,
    hearers,
    come(...rows: number[]) {
      for (const row of rows) here.add(row);
      for (const hear of [...hearers]) hear();
    },
  };
}

describe('a grid that is scrolled', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hears of it at once where the rows are here', () => {
    const { patience, come, seen } = scene();
    come(5, 9);
    expect(patience.mayTell(5, 9, () => expect.unreachable())).toBe(true);
    expect(seen).toEqual([]);
  });

  it('hears of it with the rows that come at once, and once', () => {
    const { patience, come, seen, hearers } = scene();
    const tell = vi.fn();
    expect(patience.mayTell(5, 9, tell)).toBe(false);
    expect(seen).toEqual([[5, 9]]);
    come(5);
    expect(tell).not.toHaveBeenCalled();
    come(9);
    expect(tell).toHaveBeenCalledOnce();
    vi.runAllTimers();
    patience.end();
    expect(tell).toHaveBeenCalledOnce();
    expect(hearers.size).toBe(0);
  });

  it('hears of it without the rows where they take longer', () => {
    const { patience, come } = scene();
    const tell = vi.fn();
    patience.mayTell(5, 9, tell);
    vi.runAllTimers();
    expect(tell).toHaveBeenCalledOnce();
    come(5, 9);
    expect(tell).toHaveBeenCalledOnce();
  });

  it('is not kept waiting again as long as rows take longer', () => {
    const { patience } = scene();
    patience.mayTell(5, 9, () => undefined);
    vi.advanceTimersByTime(20);
    expect(patience.mayTell(105, 109, () => expect.unreachable())).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(patience.mayTell(205, 209, () => undefined)).toBe(false);
  });

  it('hears of it when one scrolls on meanwhile, of where one is by then', () => {
    const { patience } = scene();
    const tell = vi.fn();
    patience.mayTell(5, 9, tell);
    expect(patience.mayTell(105, 109, tell)).toBe(true);
    vi.runAllTimers();
    expect(tell).not.toHaveBeenCalled();
  });

  it('hears of it when it is to show other rows', () => {
    const { patience } = scene();
    const tell = vi.fn();
    patience.mayTell(5, 9, tell);
    patience.end();
    expect(tell).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
