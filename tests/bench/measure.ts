import type { Benchmark, Outcome, Sample } from './benchmark';
import type { Setting } from './setting';

/** The middle of the values; of an even number of them, the mean of both in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Four significant digits: more than any of these figures is worth. */
const rounded = (value: number): number => Number(value.toPrecision(4));

const figures = (samples: readonly Sample[]): number[] => samples.map(({ figure }) => rounded(figure));

/** Measures the baseline and the thing itself in turn, so that whatever else the machine does meets both. */
export async function measure(benchmark: Benchmark, setting: Setting, runs: number): Promise<Outcome> {
  const { name, what, unit, aim, limit = null } = benchmark;
  setting.say(`${name}: ${what(setting.users)}`);
  const rivals = await benchmark.prepare(setting);
  const baselines: Sample[] = [];
  const own: Sample[] = [];
  try {
    for (let turn = 1; turn <= runs; turn += 1) {
      const baseline = await rivals.baseline();
      const itself = await rivals.itself();
      baselines.push(baseline);
      own.push(itself);
      const [ours, theirs] = [rounded(itself.figure), rounded(baseline.figure)];
      setting.say(`  ${turn} of ${runs}: ${ours} ${unit}, baseline ${theirs} ${unit}`);
    }
  } finally {
    await rivals.end?.();
  }
  const figure = median(own.map((sample) => sample.figure));
  const baseline = median(baselines.map((sample) => sample.figure));
  return {
    name,
    what: what(setting.users),
    figure: rounded(figure),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(figure / baseline),
    aim,
    limit,
    runs,
    more: medianOfMore(own, baselines),
    samples: { figure: figures(own), baseline: figures(baselines) },
  };
}

function medianOfMore(own: Sample[], baselines: Sample[]): Outcome['more'] {
  const of = (samples: Sample[], name: string) =>
    rounded(median(samples.map(({ more }) => more?.[name] ?? Number.NaN)));
  const names = Object.keys(own[0]?.more ?? {});
  return Object.fromEntries(names.map((name) => [name, { figure: of(own, name), baseline: of(baselines, name) }]));
}
