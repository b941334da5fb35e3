/** Whom a batch deactivates: those of whom it was asked, unless the file names them by now. */
import type { Store } from '../mirror/store';
import type { Context } from './context';
import { mentioned } from './judge-line';
import { type Judgement, judgeLines, nextLines } from './judging';
import { type Overtaken, touchedSince } from './overtaken';
import { absentRows } from './people-named';
import type { Scratch } from './scratch';

export interface Leavers {
  rows: number[];
  /** Those whom the file did not name when they were chosen. */
  named: number[];
}

/**
 * Who has got the address of a line, say, since the lines were judged, is looked for among all lines.
 *
 * @param overtaken whose lines were overtaken since then; what all have may decide about a leaver too
 */
export function* leaversAmong(
  store: Store,
  scratch: Scratch,
  contexts: readonly Context[],
  { parts, state }: Judgement,
  overtaken: Overtaken,
  asked: readonly number[],
): Generator<undefined, Leavers> {
  if (asked.length === 0) return { rows: [], named: [] };
  const chosen = new Set(asked);
  const rows = [...absentRows(store, scratch, parts)].filter((row) => chosen.has(row));
  const touched = overtaken === 'all' ? overtaken : touchedSince(store, state);
  if (!rows.some((row) => touched === 'all' || touched.has(row))) return { rows, named: [] };
  const found = yield* namedNow(scratch, contexts);
  return { rows: rows.filter((row) => !found.has(row)), named: rows.filter((row) => found.has(row)) };
}

/** Everybody of whom a line tells something as the mirror is now. */
function* namedNow(scratch: Scratch, contexts: readonly Context[]): Generator<undefined, Set<number>> {
  const named = new Set<number>();
  for (let last = 0; ; ) {
    const lines = nextLines(scratch, last);
    const end = lines.at(-1);
    if (!end) return named;
    last = end.number;
    for (const { claims } of judgeLines(contexts, lines)) {
      for (const { place, value } of claims) if (place === 0 || place === mentioned) named.add(Number(value));
    }
    yield;
  }
}
