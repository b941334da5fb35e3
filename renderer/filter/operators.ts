/** What can be asked of a column's values, by their type. */
import type { Column, ColumnType } from '../../preload/contract';

export const operators = [
  'is',
  'is-not',
  'contains',
  'lacks',
  'begins',
  'ends',
  'equals',
  'differs',
  'less',
  'at-most',
  'more',
  'at-least',
  'on',
  'before',
  'after',
  'between',
  'last-days',
  'not-last-days',
  'empty',
  'filled',
] as const;
export type FilterOperator = (typeof operators)[number];

const ofType: Record<ColumnType, readonly FilterOperator[]> = {
  text: ['is', 'is-not', 'contains', 'lacks', 'begins', 'ends', 'empty', 'filled'],
  choice: ['is', 'is-not', 'empty', 'filled'],
  list: ['is', 'is-not', 'contains', 'lacks', 'empty', 'filled'],
  boolean: ['is'],
  number: ['equals', 'differs', 'less', 'at-most', 'more', 'at-least', 'between', 'empty', 'filled'],
  date: ['on', 'before', 'after', 'between', 'last-days', 'not-last-days', 'empty', 'filled'],
};

/** The operators for a column, the most usual first. */
export function operatorsFor({ type }: Pick<Column, 'type'>): readonly FilterOperator[] {
  return ofType[type];
}

/** What an operator takes: values to tick, a text, numbers or days, a number of days, or nothing. */
export type Operand = 'ticks' | 'text' | 'one' | 'two' | 'days' | 'none';

export function operandOf(operator: FilterOperator): Operand {
  switch (operator) {
    case 'is':
    case 'is-not':
      return 'ticks';
    case 'contains':
    case 'lacks':
    case 'begins':
    case 'ends':
      return 'text';
    case 'between':
      return 'two';
    case 'last-days':
    case 'not-last-days':
      return 'days';
    case 'empty':
    case 'filled':
      return 'none';
    default:
      return 'one';
  }
}
