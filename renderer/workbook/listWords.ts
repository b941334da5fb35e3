/** What a list of people is, in words: its view, what is searched for and filtered, and how it is sorted. */
import type { Column, Query } from '../../preload/contract';
import type { Condition } from '../filter/condition';
import { isWhole } from '../filter/condition';
import { conditionText } from '../filter/sentence';
import type { Speech } from '../grid/values';
import { columnLabel, statusWord, valueLabel } from '../i18n/columnLabel';

export interface AskedList {
  query: Query;
  conditions: readonly Condition[];
  /** The name of the saved view that is shown, and whether the list has become another one since. */
  view: { name: string; isChanged: boolean } | null;
  /** The name of the group whose members are shown. */
  group: string | null;
  /** All that the tenant has, and those of the list. */
  columns: readonly Column[];
}

export interface Line {
  label: string;
  value: string;
}

/** What makes it another list than that of all users; a line for each condition. */
export function listLines(speech: Speech, { query, conditions, view, group, columns }: AskedList): Line[] {
  const { t } = speech;
  const { search, status, equal } = query;
  const lines: (Line | null)[] = [
    view && {
      label: t('export.about.view'),
      value: view.isChanged ? t('export.about.viewChanged', { view: view.name }) : view.name,
    },
    group === null ? null : { label: t('export.about.group'), value: group },
    ...equal.map(({ column, value }) => ({
      label: nameOf(speech, columns, column),
      value: valueLabel(t, column, value),
    })),
    status === null ? null : { label: t('column.status'), value: statusWord(t, status) },
    search === '' ? null : { label: t('export.about.search'), value: t('export.about.searched', { search }) },
    ...conditions
      .filter((condition) => isWhole(condition, columns))
      .map((condition) => ({
        label: t('export.about.filter'),
        value: conditionText(speech, condition, columns),
      })),
  ];
  return lines.filter((line) => line !== null);
}

/** The same in one sentence. */
export function listSentence(speech: Speech, list: AskedList): string {
  const { t } = speech;
  const lines = listLines(speech, list);
  return lines.length === 0
    ? t('export.whom.listed.all')
    : lines.map((line) => t('export.line', { ...line })).join(' · ');
}

/** By which columns it is sorted. */
export function sortText(speech: Speech, { query, columns }: Pick<AskedList, 'query' | 'columns'>): string {
  const { t } = speech;
  const levels = query.sort.map(({ column, direction }) =>
    t(direction === 'ascending' ? 'export.about.ascending' : 'export.about.descending', {
      column: nameOf(speech, columns, column),
    }),
  );
  return levels.length === 0 ? t('sort.none') : levels.join('; ');
}

function nameOf({ t }: Speech, columns: readonly Column[], key: string): string {
  const column = columns.find((one) => one.key === key);
  return column ? columnLabel(t, column) : key;
}
