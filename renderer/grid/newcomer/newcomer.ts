/** The row in which somebody new is described. What is typed there is the draft of the dialog that creates people. */
import { create } from 'zustand';

export const useNewcomer = create<{ isOpen: boolean }>()(() => ({ isOpen: false }));

/** The keyboard goes on from the last person; answers whether there is a row to go to. */
export function goToNewcomer(): boolean {
  const row = document.querySelector<HTMLElement>('[data-testid=newcomer-open], [data-testid=newcomer] input');
  row?.focus();
  return row !== null;
}
