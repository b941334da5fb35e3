import { create } from 'zustand';

export type DialogName = 'connect' | 'demo' | 'sign-in' | 'sign-out';

/** Which dialog is open, and whether the list of changes is. */
export const useDialogs = create<{ dialog: DialogName | null; changes: boolean }>()(() => ({
  dialog: null,
  changes: false,
}));

export function openDialog(dialog: DialogName) {
  useDialogs.setState({ dialog });
}

export function closeDialog() {
  useDialogs.setState({ dialog: null });
}

export function showChanges(changes: boolean) {
  useDialogs.setState({ changes });
}
