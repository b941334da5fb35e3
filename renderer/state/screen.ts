import { create } from 'zustand';

/** What the window shows of a tenant. */
export type Screen = 'users' | 'groups' | 'changes' | 'history' | 'import';

export const useScreen = create<{ screen: Screen }>()(() => ({ screen: 'users' }));

export function showScreen(screen: Screen) {
  useScreen.setState({ screen });
}
