/** Conditions as people read them. */
import type { TFunction } from 'i18next';
import type { Column } from '../../preload/contract';
import { cellText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import type { ColumnCondition, FilterValue } from './columnCondition';
import type { Condition } from './condition';
import { unseenDays } from './logins';
import type { FilterOperator } from './operators';

/** So many values are told one by one. */
const mostTold = 3;

/** Of many values at once one says "any of". */
const ofMany: Partial<Record<FilterOperator, 'any-of' | 'none-of'>> = { is: 'any-of', 'is-not': 'none-of' };

/** What an operator is called where one chooses it. */
export function operatorName(t: TFunction, operator: FilterOperator, { type }: Pick<Column, 'type'>): string {
  const isMany = type === 'choice' || type === 'list';
  return t(`filter.operator.${(isMany && ofMany[operator]) || operator}`);
}

/** A value as the cells of the column show it. */
export function valueText(speech: Speech, column: Column, value: FilterValue): string {
  return value === null || value === '' ? speech.t('value.empty') : cellText(speech, column, value);
}

/** A condition as a sentence; of a column that the tenant does not have any more, it says so. */
export function conditionText(speech: Speech, condition: Condition, columns: readonly Column[]): string {
  const { t } = speech;
  switch (condition.kind) {
    case 'text':
      return condition.text.trim() || t('filter.text.empty');
    case 'open':
      return t(`filter.ready.${condition.state}`);
    case 'login':
      return t(`filter.ready.${condition.state}`, { count: unseenDays });
    case 'column': {
      const column = columns.find(({ key }) => key === condition.column);
      return column ? columnText(speech, condition, column) : t('filter.gone', { column: condition.column });
    }
  }
}

function columnText(speech: Speech, { operator, values }: ColumnCondition, column: Column): string {
  const { t, formats } = speech;
  const name = columnLabel(t, column);
  if (operator === 'empty' || operator === 'filled') return t(`filter.says.${operator}`, { column: name });
  const [first, second] = values;
  // One that is yet to be filled in.
  if (first === undefined || first === '') return `${name}…`;
  const word = (value: FilterValue) => valueText(speech, column, value);
  switch (operator) {
    case 'is':
    case 'is-not': {
      const told = values.slice(0, mostTold).map(word).join(', ');
      const more = values.length - mostTold;
      const list = more > 0 ? t('filter.andMore', { values: told, count: more }) : told;
      return t(`filter.says.${operator}`, { column: name, values: list });
    }
    case 'last-days':
    case 'not-last-days': {
      const count = Number(first);
      return t(`filter.says.${operator}`, { column: name, count, days: formats.number(count) });
    }
    case 'between':
      return t('filter.says.between', { column: name, values: word(first), second: word(second ?? '') });
    default:
      return t(`filter.says.${operator}`, { column: name, values: word(first) });
  }
}
