/** Which panel of the list's tools is open: its button opens it, and so does its command. */
import { create } from 'zustand';

type PanelName = 'sort' | 'columns';

export const usePanels = create<{ open: PanelName | null }>()(() => ({ open: null }));

export function openPanel(open: PanelName) {
  usePanels.setState({ open });
}

/** Another one that was opened meanwhile stays open. */
export function closePanel(panel: PanelName) {
  usePanels.setState(({ open }) => (open === panel ? { open: null } : {}));
}
