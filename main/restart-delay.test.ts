import { expect, test } from 'vitest';
import { restartDelay } from './restart-delay';

test('grows while the process dies young, and is short again after a healthy life', () => {
  const waited: number[] = [];
  for (let deaths = 0; deaths < 7; deaths += 1) waited.push(restartDelay(waited.at(-1) ?? null, 1_000));
  expect(waited).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  expect(restartDelay(5_000, 60_000)).toBe(200);
});
