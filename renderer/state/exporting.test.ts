import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { timeLeft } from '../shell/timeLeft';
import { takeProgress, useExporting } from './exporting';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  useExporting.setState({ exporting: { jobId: 'a', done: 0, total: 100, samples: [{ at: 1_000_000, done: 0 }] } });
});
afterEach(() => {
  vi.useRealTimers();
  useExporting.setState({ exporting: null });
});

const tell = (jobId: string, done: number) =>
  takeProgress({ jobId, done, total: 1_000, state: 'running', failure: null });
const left = () => {
  const { exporting } = useExporting.getState();
  return exporting && timeLeft(exporting.samples, exporting.total);
};

it('keeps how far an export was, from which the time left follows', () => {
  tell('a', 10);
  expect(useExporting.getState().exporting).toMatchObject({ done: 10, total: 1_000 });
  expect(left()).toBeNull();
  vi.advanceTimersByTime(5_000);
  tell('a', 100);
  expect(left()).toBe(45_000);
});

it('hears of no other work, and keeps no endless list', () => {
  tell('b', 10);
  expect(useExporting.getState().exporting).toMatchObject({ done: 0, total: 100 });
  for (let done = 1; done <= 500; done += 1) tell('a', done);
  expect(useExporting.getState().exporting?.samples).toHaveLength(100);
});
