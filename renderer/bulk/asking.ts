/** Asking for values of many people: which columns there are for it, and where one begins. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { Column } from '../../preload/contract';
import { notPermittedText } from '../selection/offers';
import { usePeople } from '../selection/selectedPeople';
import { isPermitted, useAdministration } from '../state/administration';
import { openDialog, useDialogs } from '../state/dialogs';
import { useScreen } from '../state/screen';
import { useSelection } from '../state/selection';
import { showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import { type BulkMode, beginDraft, type Draft } from './draft';

export interface BulkAsked {
  draft: Draft;
  /** Columns whose cells can be edited. */
  columns: readonly Column[];
  /** Keys of those in which cells are selected. */
  selected: readonly string[];
}

export const useBulk = create<{ asked: BulkAsked | null }>()(() => ({ asked: null }));

/** Columns that may get values: those of the tenant, and those that the list has of its own. */
function editableColumns(): Column[] {
  const { columns, list } = useUsers.getState();
  const own = (list?.columns ?? []).filter(({ key }) => !columns.some((known) => known.key === key));
  return [...columns, ...own].filter(({ editable }) => editable);
}

/** Opens the dialog that gives many people values; says why where that cannot be. */
export function openBulk(mode: BulkMode) {
  const { t, language } = i18next;
  const { list } = useUsers.getState();
  if (useDialogs.getState().dialog !== null) return;
  if (useScreen.getState().screen !== 'users' || !list || list.view.count === 0) {
    return showProblem(t('palette.why.list'));
  }
  const { administration } = useAdministration.getState();
  const columns = editableColumns();
  if (!isPermitted(administration, 'users.edit') || columns.length === 0) {
    return showProblem(notPermittedText({ administration, t, language }));
  }
  const { column, columns: inSelection } = useSelection.getState();
  const selected = inSelection.filter(({ key }) => columns.some((one) => one.key === key)).map(({ key }) => key);
  const { isChosen, count } = usePeople.getState();
  const draft = beginDraft(mode, { columns, selected, at: column?.key ?? null, isChosen, hasSomebody: count > 0 });
  useBulk.setState({ asked: { draft, columns, selected } });
  openDialog('bulk');
}
