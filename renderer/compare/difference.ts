/** How a cell reads in which the list and the tenant differ. */
import type { ImportedCell, ImportedLine } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import { valueText } from '../import/cellLook';
import type { PreviewColumn } from '../import/previewColumns';

export interface Difference {
  column: string;
  label: string;
  here: string;
  there: string;
  state: ImportedCell['state'];
  /** Why the list's value cannot be taken, where it cannot. */
  why: string | null;
}

const differs: ReadonlySet<ImportedCell['state']> = new Set(['changed', 'fixed', 'invalid', 'kept', 'outdated']);

/** The cells of a line in which the list says otherwise than the tenant. */
export function differencesOf(
  speech: Speech,
  columns: readonly PreviewColumn[],
  { cells }: ImportedLine,
): Difference[] {
  const { t } = speech;
  return columns.flatMap((column) => {
    const cell = cells[column.place];
    if (!cell || !differs.has(cell.state)) return [];
    const { state, from, to, text, failure } = cell;
    const isRead = state === 'changed' || state === 'outdated' || (state === 'fixed' && to !== null);
    const told = failure && failureText(t, failure);
    return {
      column: column.key,
      label: column.label,
      here: valueText(speech, column, from) || t('value.empty'),
      there: (isRead ? valueText(speech, column, to) : text) || t('value.empty'),
      state,
      why: told ? `${told.what} ${told.detail ?? told.remedy}` : state === 'fixed' ? t('import.reach.shown') : null,
    };
  });
}

/** Whether anything of a line can be taken: something changes, and nothing stands in its way. */
export function canTake({ verdict, cells }: ImportedLine): boolean {
  const isFine = verdict === 'changed' || verdict === 'outdated';
  return isFine && cells.some(({ state }) => state === 'changed');
}
