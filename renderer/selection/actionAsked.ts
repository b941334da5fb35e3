/** Asking for what one of the tenant's actions wants to know before it is done to people. */
import { create } from 'zustand';
import type { TenantAction } from '../../preload/contract';
import { openDialog } from '../state/dialogs';

interface ActionAsked {
  action: TenantAction | null;
  rows: readonly number[];
}

/** What is to be done, and to whom. */
export const useActionAsked = create<ActionAsked>()(() => ({ action: null, rows: [] }));

/** Opens the dialog that does an action to people. */
export function openAction(action: TenantAction, rows: readonly number[]) {
  useActionAsked.setState({ action, rows });
  openDialog('people-action');
}
