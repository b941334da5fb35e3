/**
 * `npm run fuzz`: histories of ever new seeds, until the time is up or one fails. `--seed N` plays one history again.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { main, Stop } from '../../build/stop';
import { type Plan, planOf, type StepName, stepNames } from './plan';
import { shrink } from './shrink';
import { type Outcome, simulate } from './simulate';

const usualLength = 40;
/** A failing history is shortened for so long, in milliseconds. */
const shrinkingTime = 60_000;

interface Asked {
  minutes: number;
  seed: number | null;
  from: number;
  steps: number;
  only: StepName[];
  keepGoing: boolean;
  trace: boolean;
  shrink: boolean;
}

function number(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new Stop(`--${name} is a number from ${least} on; not "${text}"`);
  return value;
}

function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string' },
      from: { type: 'string' },
      steps: { type: 'string', default: String(usualLength) },
      only: { type: 'string' },
      'keep-going': { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      'no-shrink': { type: 'boolean', default: false },
    },
  });
  const names = values.only?.split(',') ?? stepNames;
  const unknown = names.find((name) => !stepNames.some((known) => known === name));
  if (unknown !== undefined) throw new Stop(`--only names steps: ${stepNames.join(', ')}; not "${unknown}"`);
  return {
    minutes: number('minutes', values.minutes, 0),
    seed: values.seed === undefined ? null : number('seed', values.seed, 0),
    from: values.from === undefined ? Math.floor(Math.random() * 2 ** 31) : number('from', values.from, 0),
    steps: number('steps', values.steps, 0),
    only: stepNames.filter((name) => names.includes(name)),
    keepGoing: values['keep-going'],
    trace: values.trace,
    shrink: !values['no-shrink'],
  };
}

/** Tells of a failure: what to type to see it again, and what happened in the shortest history that fails. */
async function explain(plan: Plan, outcome: Outcome, asked: Asked): Promise<void> {
  const { violation } = outcome;
  if (!violation) return;
  console.log(`\nseed ${plan.seed} fails at ${outcome.step === null ? 'its end' : `step ${outcome.step}`}`);
  console.log(`  ${violation.message}`);
  console.log(`  again: npm run fuzz -- --seed ${plan.seed} --steps ${asked.steps}`);
  console.log(`  ${JSON.stringify(plan.circumstances)}`);
  if (!asked.shrink) return;
  const deadline = Date.now() + shrinkingTime;
  const failsLikewise = async (shorter: Plan) => (await simulate(shorter)).violation?.rule === violation.rule;
  const least = await shrink(plan, failsLikewise, () => Date.now() < deadline);
  const last = await simulate(least);
  console.log(`  shortest history (${least.steps.length} of ${plan.steps.length} steps): ${last.violation?.message}`);
  console.log(`${last.lines.join('\n')}\n`);
}

async function replay(seed: number, asked: Asked): Promise<number> {
  const plan = planOf(seed, asked.steps, asked.only);
  const outcome = await simulate(plan);
  if (asked.trace) console.log(outcome.lines.join('\n'));
  if (outcome.violation) await explain(plan, outcome, asked);
  else console.log(`seed ${seed} holds: ${outcome.requests} requests, ${outcome.deaths} deaths, ${outcome.hash}`);
  return outcome.violation ? 1 : 0;
}

async function runOn(asked: Asked): Promise<number> {
  const began = Date.now();
  const until = began + asked.minutes * 60_000;
  const sum = { histories: 0, requests: 0, deaths: 0, failed: 0 };
  const kinds = new Map<string, number[]>();
  let told = began;
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const tell = () =>
    console.log(
      `${seconds()} s: ${sum.histories} histories, ${sum.requests} requests, ${sum.deaths} deaths, ${sum.failed} failed`,
    );
  for (let seed = asked.from; Date.now() < until; seed += 1) {
    const plan = planOf(seed, asked.steps, asked.only);
    const outcome = await simulate(plan);
    sum.histories += 1;
    sum.requests += outcome.requests;
    sum.deaths += outcome.deaths;
    if (outcome.violation) {
      sum.failed += 1;
      const { rule } = outcome.violation;
      kinds.set(rule, [...(kinds.get(rule) ?? []), seed]);
      if (!asked.keepGoing) {
        await explain(plan, outcome, asked);
        break;
      }
    }
    if (Date.now() - told > 10_000) {
      told = Date.now();
      tell();
    }
  }
  tell();
  for (const [rule, seeds] of kinds) console.log(`  ${rule}: ${seeds.length}, seeds ${seeds.slice(0, 12).join(' ')}`);
  return sum.failed === 0 ? 0 : 1;
}

main(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (asked.seed !== null) return replay(asked.seed, asked);
  console.log(
    `From seed ${asked.from}, ${asked.steps} steps each, for ${asked.minutes} minutes (${cpus().length} cores)`,
  );
  return runOn(asked);
});
