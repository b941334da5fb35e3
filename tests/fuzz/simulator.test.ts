/** The simulator itself: what it finds must be found again, and told as briefly as can be. */
import { describe, expect, it } from 'vitest';
import { createChance } from './chance';
import { createClock } from './clock';
import { planOf } from './plan';
import { shrink } from './shrink';
import { simulate } from './simulate';

describe('a history', () => {
  it.each([3, 14, 66])('of seed %i goes the very same way every time', async (seed) => {
    const [first, second] = [await simulate(planOf(seed, 25)), await simulate(planOf(seed, 25))];
    expect(second.lines).toEqual(first.lines);
    expect(second.hash).toBe(first.hash);
  });

  it('of another seed goes another way', async () => {
    const [one, other] = [await simulate(planOf(3, 5)), await simulate(planOf(4, 5))];
    expect(other.hash).not.toBe(one.hash);
  });

  it('keeps its other steps when one is left out', () => {
    const plan = planOf(9, 10);
    expect(planOf(9, 10)).toEqual(plan);
    expect(planOf(9, 11).steps.slice(0, 10)).toEqual(plan.steps);
  });
});

describe('chance', () => {
  it('that forks is not moved by what its forks decide', () => {
    const [one, other] = [createChance(1), createChance(1)];
    one.fork('network').next();
    expect(one.next()).toBe(other.next());
  });
});

describe('the clock', () => {
  it('does what is due in its order, and what is due together in the order of planning', () => {
    const clock = createClock(0);
    const done: string[] = [];
    clock.after(20, () => done.push('late'));
    clock.after(10, () => done.push('first'));
    clock.after(10, () => done.push('second'));
    clock.after(15, () => done.push('never')).cancel();
    while (clock.nextAt() !== null) clock.runNext();
    expect(done).toEqual(['first', 'second', 'late']);
    expect(clock.now()).toBe(20);
  });
});

describe('shrinking', () => {
  it('leaves only the steps without which it would not fail', async () => {
    const plan = planOf(5, 40);
    const [one, other] = [plan.steps[7], plan.steps[31]];
    const fails = async ({ steps }: typeof plan) => steps.some((s) => s === one) && steps.some((s) => s === other);
    const least = await shrink(plan, fails, () => true);
    expect(least.steps).toEqual([one, other]);
  });
});
