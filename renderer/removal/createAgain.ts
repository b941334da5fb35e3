/** Asking for deleted people to be created again. */
import { create } from 'zustand';
import type { BatchLabel } from '../../preload/contract';
import { openDialog } from '../state/dialogs';

/** What is to be reversed: a batch, or single changes. */
export type Reversed = { batch: string } | { changes: number[] };

interface CreateAgain {
  label: BatchLabel | null;
  of: Reversed | null;
  /** How many deletions there are among it. */
  deletions: number;
  /** Called when it was done. */
  done(): void;
}

export const useCreateAgain = create<CreateAgain>()(() => ({
  label: null,
  of: null,
  deletions: 0,
  done: () => undefined,
}));

/** Opens the dialog that says what cannot come back, and creates people again. */
export function openCreateAgain(asked: CreateAgain & { of: Reversed }) {
  useCreateAgain.setState(asked);
  openDialog('create-again');
}
