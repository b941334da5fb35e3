/** What one can filter by: ready filters, the columns, and a text of one's own. */
import type { TFunction } from 'i18next';
import type { Column } from '../../preload/contract';
import { fold, likeness } from '../commands/ranking';
import { columnLabel, columnNames } from '../i18n/columnLabel';
import { isShown, type Layout } from '../state/layout';
import { addReady, openFilterFor, writeFilter } from './editing';
import { type ReadyFilter, readyFilters, readyName } from './ready';

export interface MenuOption {
  id: string;
  section: 'ready' | 'columns' | 'write';
  name: string;
  column: Column | null;
  ready: ReadyFilter | null;
  run(): void;
}

/** All options that a few letters find, those for columns that are shown before the others. */
export function menuOptions(t: TFunction, columns: readonly Column[], layout: Layout, typed: string): MenuOption[] {
  const isFound = (name: string, context = '') =>
    likeness({ name: fold(name), context: fold(context) }, fold(typed)) > 0;
  const ofReady = readyFilters(columns).map((ready): MenuOption => {
    const name = readyName(t, ready);
    return { id: `ready-${ready.state}`, section: 'ready', name, column: null, ready, run: () => addReady(ready) };
  });
  const inOrder = [
    ...layout.columns.flatMap(({ key }) => columns.find((column) => column.key === key) ?? []),
    ...columns.filter(({ key }) => !isShown(layout, key)),
  ];
  const ofColumns = inOrder.map((column): MenuOption => {
    const name = columnLabel(t, column);
    const run = () => openFilterFor(column);
    return { id: `by-${column.key}`, section: 'columns', name, column, ready: null, run };
  });
  const write: MenuOption = {
    ...{ id: 'write', section: 'write', name: t('filter.write'), column: null, ready: null },
    run: writeFilter,
  };
  return [...ofReady, ...ofColumns, write].filter(({ name, column }) =>
    isFound(name, column ? columnNames(column).join(' ') : ''),
  );
}
