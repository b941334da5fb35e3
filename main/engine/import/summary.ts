/** What the lines of a file would do in all. */
import type { ImportSummary, Verdict } from '../../../preload/contract';
import type { Store } from '../mirror/store';
import { absentRows } from './people-named';
import { rowOf, rowsOf, type Scratch } from './scratch';
import { readCells, readStates } from './verdicts';

/** Lines that would do the same to the same columns. */
interface Alike {
  verdict: Verdict;
  states: string;
  lines: number;
  /** The first of them. */
  example: number;
}

const alike = `select verdict, states, count(*) as lines, min(number) as example from verdict where out = 0
  group by verdict, states`;

/** @param keys the keys of the targets, in the order of the cells */
export function summarise(store: Store, scratch: Scratch, keys: readonly string[]): ImportSummary {
  const counts = { new: 0, changed: 0, unchanged: 0, unknown: 0, invalid: 0 };
  const changes = keys.map((column) => ({ column, changed: 0, fixed: 0, invalid: 0 }));
  const zeros = keys.map(() => ({ count: 0, example: Number.POSITIVE_INFINITY }));
  for (const { verdict, states, lines, example } of rowsOf<Alike>(scratch, alike)) {
    counts[verdict] += lines;
    readStates(states).forEach(({ state, lacksZeros }, place) => {
      const [change, zero] = [changes[place], zeros[place]];
      if (!change || !zero) return;
      if (state === 'changed' && verdict === 'changed') change.changed += lines;
      // Of somebody unknown nothing would be changed in any case.
      if (state === 'fixed' && verdict !== 'unknown') change.fixed += lines;
      if (state === 'invalid') change.invalid += lines;
      if (!lacksZeros) return;
      zero.count += lines;
      zero.example = Math.min(zero.example, example);
    });
  }
  return {
    counts,
    leftOut: rowOf<{ lines: number }>(scratch, 'select count(*) as lines from verdict where out = 1')?.lines ?? 0,
    cells: changes.reduce((sum, { changed }) => sum + changed, 0),
    changes,
    zeros: keys.flatMap((column, place) => {
      const { count = 0, example = 0 } = zeros[place] ?? {};
      return count === 0 ? [] : [{ column, count, ...numberOf(scratch, keys, place, example) }];
    }),
    absent: absentRows(store, scratch).length,
  };
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
