import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tenantStatus as status } from './entriesForTests';
import { openChanges, takeStatus, useStatus } from './status';

const pulling = (done: number, startedAt = 1) => status({ pull: { done, total: 100, startedAt } });

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  useStatus.setState({ status: null, samples: [] });
  return () => vi.useRealTimers();
});

describe('the samples of a pull', () => {
  const samples = () => useStatus.getState().samples.map(({ done }) => done);

  it('are those of the last half minute', () => {
    for (const done of [0, 10, 20, 30, 40]) {
      takeStatus(pulling(done));
      vi.advanceTimersByTime(10_000);
    }
    expect(samples()).toEqual([20, 30, 40]);
  });

  it('begin anew with another pull, and end with it', () => {
    takeStatus(pulling(90));
    takeStatus(pulling(5, 2));
    expect(samples()).toEqual([5]);
    takeStatus(status({}));
    expect(samples()).toEqual([]);
  });
});

it('counts every change that is not done', () => {
  expect(openChanges(status({ pending: 1, sending: 2, held: 3, rejected: 4, conflicts: 5 }))).toBe(15);
});
