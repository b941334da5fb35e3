import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pace, paceByCost } from './pace';

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

it('rests the longer the longer the work took, and never works twice at once', async () => {
  let runs = 0;
  const request = paceByCost(10, 5, async () => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  request();
  request();
  await vi.advanceTimersByTimeAsync(100);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(490);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(10);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
});
