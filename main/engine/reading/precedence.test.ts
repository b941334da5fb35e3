import { expect, it } from 'vitest';
import { createPrecedence } from './precedence';

it('keeps a thread waiting until the claim is over, and no longer', () => {
  const here = createPrecedence();
  const there = createPrecedence(here.shared);
  const begins = Date.now();
  there.giveWay();
  here.claim();
  there.giveWay();
  // The clock tells whole milliseconds.
  expect(Date.now() - begins).toBeGreaterThanOrEqual(59);
  expect(Number(new BigInt64Array(here.shared)[0])).toBeLessThanOrEqual(Date.now());
});

it('waits for no claim that lies years ahead', () => {
  const { shared, giveWay } = createPrecedence();
  new BigInt64Array(shared)[0] = BigInt(Date.now() + 1e12);
  giveWay();
});
