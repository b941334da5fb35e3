import { describe, expect, it } from 'vitest';
import { roundTimeLeft, timeLeft } from './timeLeft';

describe('the time left', () => {
  it('follows the speed of the last samples', () => {
    const samples = [
      { at: 0, done: 1_000 },
      { at: 5_000, done: 2_000 },
      { at: 10_000, done: 3_000 },
    ];
    expect(timeLeft(samples, 13_000)).toBe(50_000);
  });

  it('is not told too early, without a total, or when nothing moves', () => {
    expect(timeLeft([], 10)).toBeNull();
    expect(
      timeLeft(
        [
          { at: 0, done: 0 },
          { at: 1_000, done: 500 },
        ],
        1_000,
      ),
    ).toBeNull();
    expect(
      timeLeft(
        [
          { at: 0, done: 0 },
          { at: 9_000, done: 500 },
        ],
        null,
      ),
    ).toBeNull();
    expect(
      timeLeft(
        [
          { at: 0, done: 500 },
          { at: 9_000, done: 500 },
        ],
        1_000,
      ),
    ).toBeNull();
  });

  it('is never less than nothing, when more arrives than was announced', () => {
    expect(
      timeLeft(
        [
          { at: 0, done: 0 },
          { at: 9_000, done: 1_200 },
        ],
        1_000,
      ),
    ).toBe(0);
  });

  it('is rounded to what can honestly be said', () => {
    expect(roundTimeLeft(59_000)).toEqual({ unit: 'seconds', count: 1 });
    expect(roundTimeLeft(61_000)).toEqual({ unit: 'minutes', count: 2 });
    expect(roundTimeLeft(89 * 60_000)).toEqual({ unit: 'minutes', count: 89 });
    expect(roundTimeLeft(120 * 60_000)).toEqual({ unit: 'hours', count: 2 });
  });
});
