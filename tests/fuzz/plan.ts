/** What is to happen in a history: drawn from its seed, and made of steps that can be left out one by one. */
import type { KindName } from '../../demo/kinds/kind';
import { type Chance, createChance } from './chance';
import { type Character, characterNames } from './characters';

/** The circumstances of a history. */
export interface Circumstances {
  kind: KindName;
  users: number;
  groups: number;
  pageCap: number;
  /** How far the tenant's clock is ahead of the admin's, in milliseconds. */
  skew: number;
  /** What the tenant does otherwise than it should, all the time. */
  character: Character;
  /** Edits wait until the admin presses Send. */
  collects: boolean;
  /** The people of the tenant have their say: a new email counts when they have confirmed it. */
  selfService: boolean;
}

/** How often each step comes, where it may come at all. */
const weights = {
  edit: 26,
  editMany: 6,
  create: 7,
  createGroup: 2,
  delete: 3,
  member: 8,
  undo: 6,
  redo: 3,
  reverse: 3,
  discard: 3,
  hold: 3,
  retry: 3,
  send: 3,
  hurry: 2,
  resolve: 6,
  mode: 1,
  decide: 2,
  syncNow: 3,
  signOut: 1,
  colleagueEdit: 12,
  colleagueCreate: 3,
  colleagueDelete: 2,
  colleagueMember: 3,
  colleaguePurge: 1,
  pause: 16,
  longPause: 4,
  weather: 6,
  fault: 6,
  fairAgain: 5,
  crash: 8,
  restart: 2,
  action: 10,
  actionMany: 2,
  invite: 4,
  picture: 5,
  confirmEmail: 3,
  activate: 3,
} as const;

export type StepName = keyof typeof weights;
export const stepNames = Object.keys(weights) as StepName[];

export interface Step {
  what: StepName;
  /** Decides the details. */
  seed: number;
}

export interface Plan {
  seed: number;
  circumstances: Circumstances;
  steps: Step[];
}

function circumstancesOf(chance: Chance, allowed: readonly StepName[]): Circumstances {
  return {
    kind: chance.pick(['trackunit', 'trackunit', 'wetrack', 'justtrack'] as const),
    // Sometimes enough of them for bulk requests, and for a pull that misses too many.
    users: chance.happens(0.12) ? 30 : chance.between(3, 8),
    groups: chance.between(1, 3),
    pageCap: chance.pick([3, 50, 50]),
    skew: chance.pick([0, 0, 0, -3_600_000, 240_000]),
    character: chance.happens(0.35) ? 'plain' : chance.pick(characterNames),
    collects: chance.happens(0.2),
    selfService: allowed.includes('confirmEmail') && chance.happens(0.4),
  };
}

/** The history of a seed. */
export function planOf(seed: number, length: number, allowed: readonly StepName[] = stepNames): Plan {
  const chance = createChance(seed, 'plan');
  const circumstances = circumstancesOf(chance.fork('circumstances'), allowed);
  const chosen = Object.fromEntries(allowed.map((name) => [name, weights[name]])) as Record<StepName, number>;
  const steps = Array.from({ length }, () => ({ what: chance.weighted(chosen), seed: chance.below(2 ** 31) }));
  return { seed, circumstances, steps };
}
