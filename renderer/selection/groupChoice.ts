/** Asking for groups that people are to join or to leave. */
import { create } from 'zustand';
import { openDialog } from '../state/dialogs';

/** Whose groups are to be chosen. */
export const useGroupChoice = create<{ rows: readonly number[] }>()(() => ({ rows: [] }));

/** Opens the dialog in which groups are chosen for people. */
export function openGroupChoice(rows: readonly number[]) {
  if (rows.length === 0) return;
  useGroupChoice.setState({ rows });
  openDialog('choose-groups');
}
