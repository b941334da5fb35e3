/** Which view the dialog names: a new one, or one that is there. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { SavedView } from '../../preload/contract';
import { openDialog } from '../state/dialogs';
import { showProblem } from '../state/toasts';
import { useUsers } from '../state/users';

export const useViewDialog = create<{ view: SavedView | null }>()(() => ({ view: null }));

/** Asks for the name of a new view, or for another name of a view; what cannot be kept as one says so. */
export function openViewDialog(view: SavedView | null) {
  if (!view && useUsers.getState().face.kind !== 'list') return showProblem(i18next.t('views.why.face'));
  useViewDialog.setState({ view });
  openDialog('view');
}
