/** What the lines of a file would do in all. */
import { type ImportSummary, Verdict } from '../../../preload/contract';
import type { Store } from '../mirror/store';
import { absentRows } from './people-named';
import { rowOf, rowsOf, type Scratch } from './scratch';
import { readCells, readStates, type Shape } from './verdicts';

/** Lines that would do the same to the same columns. */
interface Alike {
  verdict: Verdict;
  part: number;
  states: string;
  lines: number;
  /** The first of them. */
  example: number;
}

const alike = `select verdict, part, states, count(*) as lines, min(number) as example from verdict where out = 0
  group by verdict, part, states`;

/** What a cell counts as, of lines with some verdicts; of somebody unknown nothing would be changed in any case. */
const counted = {
  changed: ['changed', 'outdated'],
  fixed: ['new', 'changed', 'unchanged', 'outdated', 'invalid'],
  kept: ['changed', 'unchanged', 'outdated'],
  outdated: ['outdated'],
  invalid: Verdict.options,
} as const satisfies Record<string, readonly Verdict[]>;

const isCounted = (state: string): state is keyof typeof counted => state in counted;

export function summarise(store: Store, scratch: Scratch, { parts, keys }: Shape): ImportSummary {
  const counts = { new: 0, changed: 0, unchanged: 0, unknown: 0, outdated: 0, invalid: 0 };
  let changing = 0;
  const none = { changed: 0, fixed: 0, kept: 0, outdated: 0, invalid: 0 };
  const changes = keys.map((own) => own.map((column) => ({ column, ...none })));
  const zeros = keys.map((own) => own.map(() => ({ count: 0, example: Number.POSITIVE_INFINITY })));
  for (const { verdict, part, states, lines, example } of rowsOf<Alike>(scratch, alike)) {
    counts[verdict] += lines;
    const known = readStates(states);
    const isAbout: readonly Verdict[] = counted.changed;
    if (isAbout.includes(verdict) && known.some(({ state }) => state === 'changed')) changing += lines;
    known.forEach(({ state, lacksZeros }, place) => {
      const [change, zero] = [changes[part]?.[place], zeros[part]?.[place]];
      if (!change || !zero) return;
      const verdicts: readonly Verdict[] = isCounted(state) ? counted[state] : [];
      if (isCounted(state) && verdicts.includes(verdict)) change[state] += lines;
      if (!lacksZeros) return;
      zero.count += lines;
      zero.example = Math.min(zero.example, example);
    });
  }
  return {
    counts,
    leftOut: rowOf<{ lines: number }>(scratch, 'select count(*) as lines from verdict where out = 1')?.lines ?? 0,
    settled: settledIn(scratch),
    changing,
    cells: changes.flat().reduce((sum, { changed }) => sum + changed, 0),
    changes: byColumn(changes.flat()),
    zeros: keys.flatMap((own, part) =>
      own.flatMap((column, place) => {
        const { count = 0, example = 0 } = zeros[part]?.[place] ?? {};
        return count === 0 ? [] : [{ column, count, ...numberOf(scratch, own, place, example) }];
      }),
    ),
    absent: absentRows(store, scratch, parts).length,
  };
}

/** Lines of which it is settled whose values count. */
function settledIn(scratch: Scratch): ImportSummary['settled'] {
  const counts = `select mine, count(*) as lines from verdict where mine is not null group by mine`;
  const found = new Map(
    rowsOf<{ mine: number; lines: number }>(scratch, counts).map(({ mine, lines }) => [mine, lines]),
  );
  return { mine: found.get(1) ?? 0, theirs: found.get(0) ?? 0 };
}

/** One of each column, though several sheets have it. */
function byColumn(changes: readonly ImportSummary['changes'][number][]): ImportSummary['changes'] {
  const found = new Map<string, ImportSummary['changes'][number]>();
  for (const { column, ...numbers } of changes) {
    const sum = found.get(column) ?? { column, changed: 0, fixed: 0, kept: 0, outdated: 0, invalid: 0 };
    found.set(column, sum);
    for (const [state, lines] of Object.entries(numbers)) if (isCounted(state)) sum[state] += lines;
  }
  return [...found.values()];
}

/** A number as it stands in a line, and as it was. */
function numberOf(
  scratch: Scratch,
  keys: readonly string[],
  place: number,
  line: number,
): { from: string; to: string } {
  const stored = rowOf<{ cells: string; states: string }>(
    scratch,
    'select cells, states from verdict where number = ?',
    line,
  );
  const cell = stored && readCells(stored, keys)[place];
  return { from: cell?.text ?? '', to: cell?.whole ?? '' };
}
