/** Asking for people to be deleted. */
import i18next from 'i18next';
import { create } from 'zustand';
import { notPermittedText } from '../selection/offers';
import { selectedRows } from '../selection/selectedPeople';
import { isPermitted, useAdministration } from '../state/administration';
import { openDialog } from '../state/dialogs';
import { reportFault, showProblem } from '../state/toasts';

/** Who is to be deleted. */
export const useRemoval = create<{ rows: readonly number[] }>()(() => ({ rows: [] }));

/** Opens the dialog that deletes people; says why where the tenant does not permit it. */
export function openDelete(rows: readonly number[]) {
  if (rows.length === 0) return;
  const { t, language } = i18next;
  const { administration } = useAdministration.getState();
  if (!isPermitted(administration, 'users.delete')) {
    return showProblem(notPermittedText({ administration, t, language }));
  }
  useRemoval.setState({ rows });
  openDialog('delete');
}

/** The same for whom the list has selected. */
export function openDeleteOfSelected() {
  selectedRows().then((rows) => rows && openDelete(rows), reportFault);
}
