/** What is asked for in the dialog, and what it means for the engine. */
import type { Column, Transformation } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { readText, type Speech } from '../grid/values';

export type BulkMode = 'value' | 'template' | 'replace';
/** Whom it is about: those who are selected, or all that the list shows. */
export type Whom = 'selected' | 'listed';

/** Several columns at once; no column of a tenant is called so. */
export const selectedColumns = ':selected';
export const textColumns = ':texts';

export interface Draft {
  mode: BulkMode;
  whom: Whom;
  /** The key of a column, or one of the words for several. */
  column: string;
  /** What is typed or chosen; null empties the cells, undefined is still to come. */
  value: string | null | undefined;
  template: string;
  find: string;
  replace: string;
  regex: boolean;
  matchCase: boolean;
  wholeCell: boolean;
}

interface Beginning {
  columns: readonly Column[];
  /** Keys of columns in which cells are selected. */
  selected: readonly string[];
  /** The column that the keyboard is at. */
  at: string | null;
  isChosen: boolean;
  hasSomebody: boolean;
}

const isText = ({ type }: Column) => type === 'text';

/** Columns that a mode is offered for: a template and a replacement make text. */
export function offeredColumns(mode: BulkMode, columns: readonly Column[]): readonly Column[] {
  return mode === 'value' ? columns : columns.filter(({ type }) => type !== 'boolean');
}

/** Several columns that a replacement is offered for, with their keys. */
export function offeredSets(columns: readonly Column[], selected: readonly string[]): Map<string, readonly string[]> {
  const offered = offeredColumns('replace', columns).map(({ key }) => key);
  const inSelection = offered.filter((key) => selected.includes(key));
  const texts = columns.filter(isText).map(({ key }) => key);
  return new Map(
    [[selectedColumns, inSelection] as const, [textColumns, texts] as const].filter(([, keys]) => keys.length > 1),
  );
}

/** A column for a mode, where the one that was chosen is none. */
export function fittingColumn(mode: BulkMode, columns: readonly Column[], selected: readonly string[], wanted: string) {
  const offered = offeredColumns(mode, columns);
  if (mode === 'replace' && offeredSets(columns, selected).has(wanted)) return wanted;
  return (offered.find(({ key }) => key === wanted) ?? offered[0])?.key ?? '';
}

/**
 * How the dialog begins. Somebody who is selected is meant; to find and replace, a single cell means the whole list, as
 * it does in spreadsheets.
 */
export function beginDraft(mode: BulkMode, given: Beginning): Draft {
  const { columns, selected, at, isChosen, hasSomebody } = given;
  const several = mode === 'replace' && offeredSets(columns, selected).has(selectedColumns);
  const whom = isChosen || (mode !== 'replace' && hasSomebody) ? 'selected' : 'listed';
  return {
    mode,
    whom,
    column: fittingColumn(mode, columns, selected, several ? selectedColumns : (at ?? '')),
    value: undefined,
    template: '',
    find: '',
    replace: '',
    regex: false,
    matchCase: false,
    wholeCell: false,
  };
}

/** Keys of the columns that a draft is about. */
export function keysOf({ column }: Draft, columns: readonly Column[], selected: readonly string[]): readonly string[] {
  return offeredSets(columns, selected).get(column) ?? (column === '' ? [] : [column]);
}

/** What the engine is to do; why the value cannot be; null while something is still to be said. */
export type Meaning = { how: Transformation } | { failure: Failure } | null;

export function meaningOf(speech: Speech, draft: Draft, columns: readonly Column[]): Meaning {
  switch (draft.mode) {
    case 'value':
      return meaningOfValue(speech, draft, columns);
    case 'template':
      return draft.template === '' ? null : { how: { by: 'template', text: draft.template } };
    case 'replace': {
      const { find, replace, regex, matchCase, wholeCell } = draft;
      return find === '' ? null : { how: { by: 'replace', find, replace, regex, matchCase, wholeCell } };
    }
  }
}

function meaningOfValue(speech: Speech, { value, column: key }: Draft, columns: readonly Column[]): Meaning {
  const column = columns.find((one) => one.key === key);
  if (!column || value === undefined) return null;
  if (value === null) return { how: { by: 'value', value: null } };
  if (value.trim() === '') return null;
  if (column.type === 'boolean') return { how: { by: 'value', value: value === 'true' } };
  if (column.type === 'choice' && column.choices?.includes(value)) return { how: { by: 'value', value } };
  const read = readText(speech, column, value, null);
  return read.ok ? { how: { by: 'value', value: read.value } } : { failure: read.failure };
}
