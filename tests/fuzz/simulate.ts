/** Runs a history from its plan, and says whether every rule held. */
import { gestures } from './admin';
import { createChance } from './chance';
import { deeds } from './deeds';
import type { Plan } from './plan';
import { comeToRest } from './rest';
import { surroundings } from './surroundings';
import { Violation } from './violation';
import { createWorld, type World } from './world';

export interface Outcome {
  /** The rule that did not hold, and how; null if all did. */
  violation: Violation | null;
  /** The step during which it was noticed; null for the end. */
  step: number | null;
  lines: readonly string[];
  hash: string;
  /** How often the engine died. */
  deaths: number;
  requests: number;
}

async function live(world: World, plan: Plan, at: (step: number | null) => void): Promise<void> {
  if (plan.circumstances.collects) await gestures.mode?.(world, createChance(plan.seed, 'mode'));
  await world.pass(createChance(plan.seed, 'start').pick([0, 300, 10_000]));
  for (const [number, { what, seed }] of plan.steps.entries()) {
    at(number);
    world.trace.say(`.. step ${number}: ${what}`);
    const chance = createChance(seed, what);
    await (gestures[what] ?? deeds[what] ?? surroundings[what])?.(world, chance);
    await world.pass(chance.pick([0, 0, 5, 60, 400]));
  }
  at(null);
  await comeToRest(world);
}

/** @throws Error only if the simulator itself has a bug */
export async function simulate(plan: Plan): Promise<Outcome> {
  const world = await createWorld(plan.seed, plan.circumstances);
  let step: number | null = 0;
  let violation: Violation | null = null;
  try {
    await live(world, plan, (number) => {
      step = number;
    });
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error;
  } finally {
    await world.close();
  }
  const lines = world.trace.lines();
  return {
    violation,
    step,
    lines,
    hash: world.trace.hash(),
    deaths: lines.filter((line) => line.includes('!!') && line.includes(' dies')).length,
    requests: lines.filter((line) => line.slice(10).startsWith(' -> ')).length,
  };
}
