/** The histories that run in every test run. `npm run fuzz` tries ever new ones. */
import { expect, it } from 'vitest';
import { planOf } from './plan';
import { simulate } from './simulate';

/** Shorter than those of `npm run fuzz`: more of them fit. */
const steps = 15;
const histories = 320;
const together = 20;

/** Histories that were told apart from the others because they once found something; each with its steps. */
const memorable: readonly [seed: number, steps: number][] = [
  [1002, 40],
  [1000, 40],
  [354, 40],
  [251, 22],
  [5097, 40],
  [5120, 40],
  [9027, 40],
  [9094, 40],
  [20038, 40],
  [20137, 40],
  [20265, 40],
  [30014, 40],
  [30123, 40],
  [30319, 40],
  [40237, 40],
  [50014, 40],
  [30507, 40],
];

async function holds(seed: number, length: number): Promise<void> {
  const { violation } = await simulate(planOf(seed, length));
  const again = `npm run fuzz -- --seed ${seed} --steps ${length}`;
  expect(violation?.message, `${again}`).toBeUndefined();
}

/** One share of the fixed histories, so that several processes can take one each. */
export function testShare(share: number, of: number): void {
  const seeds = Array.from({ length: histories }, (_, index) => index + 1).filter((seed) => seed % of === share);
  for (let start = 0; start < seeds.length; start += together) {
    const some = seeds.slice(start, start + together);
    it(`histories ${some[0]} to ${some.at(-1)} hold`, async () => {
      for (const seed of some) await holds(seed, steps);
    }, 120_000);
  }
  const own = memorable.filter((_, index) => index % of === share);
  it.each(own)('history %i, which has found something, holds', (seed, length) => holds(seed, length), 120_000);
}
