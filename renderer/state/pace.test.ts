import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pace } from './pace';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs at once, then once for all requests of a span', () => {
  let runs = 0;
  const request = pace(100, () => {
    runs += 1;
  });
  for (let requests = 0; requests < 5; requests += 1) request();
  expect(runs).toBe(1);
  vi.advanceTimersByTime(100);
  expect(runs).toBe(2);
  vi.advanceTimersByTime(500);
  expect(runs).toBe(2);
  request();
  expect(runs).toBe(3);
});
