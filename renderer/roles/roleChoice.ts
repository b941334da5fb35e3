/** Asking for people's role to be chosen. */
import { create } from 'zustand';
import { openDialog } from '../state/dialogs';

/** Whose role is to be chosen. */
export const useRoleChoice = create<{ rows: readonly number[] }>()(() => ({ rows: [] }));

/** Opens the dialog that chooses one role for people. */
export function openChooseRole(rows: readonly number[]) {
  if (rows.length === 0) return;
  useRoleChoice.setState({ rows });
  openDialog('choose-role');
}
