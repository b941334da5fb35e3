/** When everything that waits will have been sent. */
import { expect, it } from 'vitest';
import { createForecast } from './forecast';

const now = () => 1_000_000;

it('nothing is foretold while nothing waits, or while the pace is unknown', () => {
  const forecast = createForecast(now);
  expect(forecast.finishAt(0, 10, null)).toBeNull();
  expect(forecast.finishAt(10, null, null)).toBeNull();
  expect(forecast.finishAt(10, 0, null)).toBeNull();
});

it('before anything was sent, each change is expected to take a look and a write', () => {
  expect(createForecast(now).finishAt(10, 2, null)).toBe(now() + 10_000);
});

it('what sending has taken lately is what is expected', () => {
  const forecast = createForecast(now);
  forecast.sent(100, 10);
  expect(forecast.finishAt(100, 1, null)).toBe(now() + 10_000);
});

it('what was seen longer ago counts less', () => {
  const forecast = createForecast(now);
  forecast.sent(400, 400);
  for (let time = 0; time < 20; time += 1) forecast.sent(400, 4);
  const expected = (forecast.finishAt(1000, 1, null) ?? 0) - now();
  expect(expected).toBeGreaterThanOrEqual(10_000);
  expect(expected).toBeLessThan(11_000);
});

it('counts from when something may be sent again', () => {
  const forecast = createForecast(now);
  expect(forecast.finishAt(1, 2, now() + 60_000)).toBe(now() + 61_000);
  expect(forecast.finishAt(1, 2, now() - 60_000)).toBe(now() + 1000);
});
