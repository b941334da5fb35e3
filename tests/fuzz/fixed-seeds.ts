/** The histories that run in every test run. `npm run fuzz` tries ever new ones. */
import { expect, it } from 'vitest';
import { planOf, type StepName, stepNames } from './plan';
import { simulate } from './simulate';

/** Shorter than those of `npm run fuzz`: more of them fit. */
const steps = 15;
const histories = 300;
const together = 20;

/** What there was before the admin did more than edit: histories that were remembered from then keep their steps. */
const later: readonly StepName[] = ['action', 'actionMany', 'invite', 'picture', 'confirmEmail', 'activate'];
const earlier = stepNames.filter((name) => !later.includes(name));

/** Histories that were told apart from the others because they once found something; each with its steps. */
const memorable: readonly [seed: number, steps: number, allowed?: readonly StepName[]][] = [
  [1002, 40, earlier],
  [1000, 40, earlier],
  [354, 40, earlier],
  [251, 22, earlier],
  [5097, 40, earlier],
  [5120, 40, earlier],
  [9027, 40, earlier],
  [9094, 40, earlier],
  [20038, 40, earlier],
  [20137, 40, earlier],
  [20265, 40, earlier],
  [30014, 40, earlier],
  [30123, 40, earlier],
  [30319, 40, earlier],
  [40237, 40, earlier],
  [50014, 40, earlier],
  [30507, 40, earlier],
  [700014, 40],
  [700078, 40],
  [700628, 40],
  [651341207, 40],
];

async function holds(seed: number, length: number, allowed: readonly StepName[] = stepNames): Promise<void> {
  const { violation } = await simulate(planOf(seed, length, allowed));
  const only = allowed === stepNames ? '' : ` --only ${allowed.join()}`;
  const again = `npm run fuzz -- --seed ${seed} --steps ${length}${only}`;
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
  it.each(own)(
    'history %i, which has found something, holds',
    (seed, length, allowed) => holds(seed, length, allowed),
    120_000,
  );
}
