import { create } from 'zustand';

export type DialogName =
  | 'connect'
  | 'demo'
  | 'sign-in'
  | 'sign-out'
  | 'tenant'
  | 'remove-tenant'
  | 'missing'
  | 'invite'
  | 'delete'
  | 'choose-role'
  | 'choose-groups'
  | 'people-action'
  | 'create-again'
  | 'skipped'
  | 'palette'
  | 'bulk'
  | 'view'
  | 'export';

/** Which dialog is open. */
export const useDialogs = create<{ dialog: DialogName | null }>()(() => ({ dialog: null }));

export function openDialog(dialog: DialogName) {
  useDialogs.setState({ dialog });
}

export function closeDialog() {
  useDialogs.setState({ dialog: null });
}
