/** Changes in words: what they do, where they stand, and why they stopped. */
import type { BatchCounts, CellMark, CellValue, ChangeEntry, Column, GridRow } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { cellText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { tenantAction } from '../i18n/tenantWords';

/** A value as it stands in a sentence. */
export function valueWords(speech: Speech, column: Column | undefined, value: CellValue): string {
  const text = column ? cellText(speech, column, value) : plainText(speech, value);
  return text === '' ? speech.t('value.empty') : text;
}

/** A value of an attribute that the tenant no longer has. */
function plainText({ t }: Speech, value: CellValue): string {
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** What a change does: an attribute with what it replaces, or what else is to become of somebody. */
interface ChangeWords {
  what: string;
  /** Null where nothing is replaced. */
  from: string | null;
  to: string;
}

export function changeWords(
  speech: Speech,
  columns: readonly Column[],
  { kind, column: key, from, to }: Pick<ChangeEntry, 'kind' | 'column' | 'from' | 'to'>,
): ChangeWords {
  const { t } = speech;
  switch (kind) {
    case 'set': {
      const column = columns.find((known) => known.key === key);
      const what = column ? columnLabel(t, column) : key;
      return { what, from: valueWords(speech, column, from), to: valueWords(speech, column, to) };
    }
    case 'action':
      return { what: tenantAction(t, key), from: null, to: t('kind.action.text') };
    case 'create':
    case 'delete':
      return { what: t(`kind.${kind}`), from: null, to: t(`kind.${kind}.text`) };
    case 'add-member':
      return { what: t('kind.add-member'), from: null, to: plainText(speech, to) };
    case 'remove-member':
      return { what: t('kind.remove-member'), from: null, to: plainText(speech, from) };
  }
}

/** The word for where a change stands. */
export function stateWord({ t }: Speech, { state, ready }: Pick<ChangeEntry, 'state' | 'ready'>): string {
  return state === 'pending' && !ready ? t('mark.collected') : t(`mark.${state}`);
}

/** Why a change stopped and what to do, below a title that already names its state. */
export function reasonLines({ t }: Speech, failure: Failure | null): string[] {
  if (!failure) return [];
  const { what, remedy, detail } = failureText(t, failure);
  const says = detail === null ? [] : [detail];
  return [...says, failure.code === 'rejected' ? remedy : `${what} ${remedy}`];
}

/** What a change's state means: its name, the value it replaces, why it stopped and what to do. */
export function changeLines(
  speech: Speech,
  column: Column,
  mark: Pick<CellMark, 'state' | 'was' | 'failure'>,
): { title: string; lines: string[] } {
  const { t } = speech;
  const was = t('mark.was', { value: valueWords(speech, column, mark.was) });
  return { title: t(`mark.${mark.state}`), lines: [was, ...reasonLines(speech, mark.failure)] };
}

/** What awaits somebody who is yet to be created at the tenant, or to be deleted there. */
export function fateLines(
  { t }: Speech,
  { kind, state }: NonNullable<GridRow['fate']>,
): {
  title: string;
  lines: string[];
} {
  return { title: t(`fate.${kind}`), lines: [t(`mark.${state}`)] };
}

/** How many changes of a batch are where, in the order in which the admin cares. */
export function countWords({ t }: Speech, counts: BatchCounts): string {
  const states = ['conflict', 'rejected', 'held', 'sending', 'pending', 'done'] as const;
  return states
    .filter((state) => counts[state] > 0)
    .map((state) => t(`count.${state}`, { count: counts[state] }))
    .join(', ');
}
