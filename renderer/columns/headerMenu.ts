/** Of which column the menu is open, and where. */
import { create } from 'zustand';

interface HeaderMenuState {
  /** The key of the column; null while the menu is closed. */
  column: string | null;
  /** A point on the screen (CSS pixels); null: below the column's header. */
  at: { x: number; y: number } | null;
}

export const useHeaderMenu = create<HeaderMenuState>()(() => ({ column: null, at: null }));

export function openHeaderMenu(column: string, at: HeaderMenuState['at'] = null) {
  useHeaderMenu.setState({ column, at });
}

export function closeHeaderMenu() {
  useHeaderMenu.setState({ column: null });
}
