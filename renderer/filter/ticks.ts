/** The values to tick for a column: those that people have, those that the tenant names, and what is typed. */
import type { Column } from '../../preload/contract';
import { fold } from '../commands/ranking';
import type { Speech } from '../grid/values';
import { hasValueLabels } from '../i18n/columnLabel';
import type { FilterValue } from './columnCondition';
import { valueText } from './sentence';
import type { Facets } from './useFacets';

export interface Tick {
  value: FilterValue;
  label: string;
  /** How many people have it; null where nobody has counted them. */
  count: number | null;
  isTicked: boolean;
}

/** Whether values are looked for here, by what they are called; any others are looked for by the engine. */
export function isSearchedHere(column: Column): boolean {
  return column.type !== 'list' && hasValueLabels(column);
}

const yesAndNo: readonly FilterValue[] = [true, false, null];

/** Values of a column to choose from, in the order in which they are listed. */
export function ticksOf(
  speech: Speech,
  column: Column,
  given: { facets: Facets | null; ticked: readonly FilterValue[]; search: string },
): Tick[] {
  const { facets, ticked, search } = given;
  const counts = new Map<FilterValue, number>(facets?.values.map(({ value, count }) => [value, count]));
  const isYesNo = column.type === 'boolean';
  // Others stand in the order of their counts.
  if (!facets && !isYesNo) return [];
  const named: readonly FilterValue[] = isYesNo ? yesAndNo : (column.choices ?? []);
  const values = [...new Set<FilterValue>([...(isYesNo ? yesAndNo : []), ...counts.keys(), ...named])];
  const wanted = fold(search);
  const countOf = (value: FilterValue) => (facets ? (counts.get(value) ?? 0) : null);
  const tick = (value: FilterValue, count = countOf(value)): Tick => ({
    value,
    label: valueText(speech, column, value),
    count,
    isTicked: ticked.includes(value),
  });
  const isFound = ({ label }: Tick) => wanted === '' || !isSearchedHere(column) || fold(label).includes(wanted);
  const found = values.map((value) => tick(value)).filter(isFound);
  if (wanted !== '') return found;
  // What is ticked already can be taken back, though it is far down in the list or nobody has it.
  const absent = ticked.filter((value) => !values.includes(value)).map((value) => tick(value, null));
  return [...absent, ...found];
}

/** What is typed as a value of its own; null where it is one of those listed, or no value of such a column. */
export function exactTick(column: Column, ticks: readonly Tick[], search: string): Tick | null {
  const value = search.trim();
  if (value === '' || column.type === 'choice' || column.type === 'boolean') return null;
  if (ticks.some((tick) => fold(String(tick.value ?? '')) === fold(value))) return null;
  return { value, label: value, count: null, isTicked: false };
}
