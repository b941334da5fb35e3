/** What is asked of a column, in the language of SCIM filters (RFC 7644 section 3.4.2.2). */
import type { Column } from '../../preload/contract';
import type { ColumnCondition, FilterValue } from './columnCondition';
import { beginningOf, daysBefore } from './localDays';
import { operatorsFor } from './operators';

/** More days are none that anybody counts, and no date reaches back so far. */
const mostDays = 100_000;

/** Texts are written as in JSON. */
const compare = (path: string, operator: string, value: FilterValue) => `${path} ${operator} ${JSON.stringify(value)}`;

const not = (text: string) => `not (${text})`;

/**
 * What a column shows, compared. An item of a list is called by the first of its names that it has, so that the others count
 * only where those before them are missing: nobody looks for people by the number of their group.
 */
function compareShown({ key, namedBy = [key] }: Column, operator: string, value: FilterValue): string[] {
  const names = namedBy.map((path) => path.slice(path.lastIndexOf('.') + 1));
  return namedBy.map((path, place) => {
    if (place === 0) return compare(path, operator, value);
    const missing = names.slice(0, place).map((name) => not(`${name} pr`));
    return `${key}[${[...missing, compare(names[place] ?? '', operator, value)].join(' and ')}]`;
  });
}

/** Several in brackets: what is joined by `and` stays together. */
function anyOf(texts: readonly string[]): string | null {
  const [first, ...others] = texts;
  if (first === undefined) return null;
  return others.length === 0 ? first : `(${texts.join(' or ')})`;
}

/** `not` brings its own brackets. */
function noneOf(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : not(texts.join(' or '));
}

const isText = (value: FilterValue | undefined): value is string => typeof value === 'string' && value !== '';
const isNumber = (value: FilterValue | undefined): value is number => Number.isFinite(value);

/**
 * The condition as a filter's text; null for one that is yet to be filled in, or that does not fit the column.
 *
 * @param now what days are counted from
 */
export function columnText({ operator, values }: ColumnCondition, column: Column, now: Date): string | null {
  if (!operatorsFor(column).includes(operator)) return null;
  const present = `${column.key} pr`;
  const ticked = () =>
    values.flatMap((value) => (value === null || value === '' ? [not(present)] : compareShown(column, 'eq', value)));
  const [first, second] = values;
  const holding = (word: string) => (isText(first) ? compareShown(column, word, first) : []);
  const than = (word: string) => (isNumber(first) ? compare(column.key, word, first) : null);
  switch (operator) {
    case 'is':
      return anyOf(ticked());
    case 'is-not':
      return noneOf(ticked());
    case 'contains':
      return anyOf(holding('co'));
    case 'lacks':
      return noneOf(holding('co'));
    case 'begins':
      return anyOf(holding('sw'));
    case 'ends':
      return anyOf(holding('ew'));
    case 'equals':
      return than('eq');
    case 'differs':
      return isNumber(first) ? not(compare(column.key, 'eq', first)) : null;
    case 'less':
      return than('lt');
    case 'at-most':
      return than('le');
    case 'more':
      return than('gt');
    case 'at-least':
      return than('ge');
    case 'empty':
      return not(present);
    case 'filled':
      return present;
    case 'between':
      if (column.type === 'date') return daysText(column.key, first, second);
      return isNumber(first) && isNumber(second)
        ? `${compare(column.key, 'ge', first)} and ${compare(column.key, 'le', second)}`
        : null;
    case 'on':
      return daysText(column.key, first, first);
    case 'before':
      return edgeText(column.key, 'lt', first, 0);
    case 'after':
      return edgeText(column.key, 'ge', first, 1);
    case 'last-days':
      return lastDays(column.key, first, now);
    case 'not-last-days': {
      const text = lastDays(column.key, first, now);
      return text && not(text);
    }
  }
}

function edgeText(path: string, word: string, day: FilterValue | undefined, after: number): string | null {
  const edge = isText(day) ? beginningOf(day, after) : null;
  return edge && compare(path, word, edge);
}

/** From the beginning of one day to the end of another. */
function daysText(path: string, from: FilterValue | undefined, to: FilterValue | undefined): string | null {
  const [start, end] = [edgeText(path, 'ge', from, 0), edgeText(path, 'lt', to, 1)];
  return start && end && `${start} and ${end}`;
}

/** Whole days, today among them: so the same text means the same all day long. */
function lastDays(path: string, days: FilterValue | undefined, now: Date): string | null {
  if (!isNumber(days) || days < 0 || days > mostDays) return null;
  return `${compare(path, 'ge', daysBefore(now, days))} and ${compare(path, 'lt', daysBefore(now, -1))}`;
}
