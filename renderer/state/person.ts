/** The person whom the panel beside the list shows whole. */
import { create } from 'zustand';
import type { Column, Person } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { pace } from './pace';
import { showScreen, useScreen } from './screen';
import { useSelection } from './selection';
import { reportFault } from './toasts';
import { useUsers } from './users';

interface PersonState {
  isOpen: boolean;
  /** Who is to be shown. */
  row: number | null;
  /** Who is shown: while the next one is on the way, the one before. */
  person: Person | null;
  /** The columns that the person was read with. */
  columns: readonly Column[];
  /** Why the person cannot be shown. */
  failure: Failure | null;
  /** Grows whenever the keyboard is to go into the panel. */
  focusAsked: number;
}

const nobody: Omit<PersonState, 'focusAsked'> = { isOpen: false, row: null, person: null, columns: [], failure: null };

export const usePerson = create<PersonState>()(() => ({ ...nobody, focusAsked: 0 }));

let reading = false;
let isOld = false;

/** Reads the person anew, as often as what is shown has become old meanwhile. */
async function read(): Promise<void> {
  isOld = true;
  if (reading) return;
  reading = true;
  try {
    while (isOld) {
      isOld = false;
      await readOnce();
    }
  } finally {
    reading = false;
  }
}

async function readOnce() {
  const { isOpen, row } = usePerson.getState();
  const { tenantId, columns } = useUsers.getState();
  if (!isOpen || row === null || tenantId === null) return;
  const answer = await engine.call('people.read', { tenantId, row });
  const now = usePerson.getState();
  if (!now.isOpen || now.row !== row || useUsers.getState().tenantId !== tenantId) return;
  if (!answer.ok) {
    // While the engine is started again, who was shown stays.
    const stays = answer.failure.code === 'engine-stopped' && now.person?.row.id === row;
    if (!stays) usePerson.setState({ person: null, failure: answer.failure });
    return;
  }
  // The columns have moved on: they are read again, and the person with them.
  if (answer.value.row.cells.length !== columns.length) return;
  usePerson.setState({ person: answer.value, columns, failure: null });
}

/** Reads the person now, after something was done to them. */
export function rereadPerson(): Promise<void> {
  return read();
}

/** What is shown may have changed: it follows at a calm pace. */
export const refreshPerson = pace(300, () => {
  read().catch(reportFault);
});

/** Shows somebody in the panel. */
export function openPerson(row: number) {
  showScreen('users');
  usePerson.setState(({ person }) => ({
    isOpen: true,
    row,
    failure: null,
    person: person?.row.id === row ? person : null,
  }));
  read().catch(reportFault);
}

/** The admin went to another person in the list: an open panel follows. */
export function followPerson(row: number) {
  const { isOpen, row: shown } = usePerson.getState();
  if (!isOpen || row === shown) return;
  usePerson.setState({ row });
  read().catch(reportFault);
}

export function closePerson() {
  usePerson.setState(nobody);
}

/** The command: shows whom the list is at; once the panel is there, the keyboard goes into it and back. */
export function showPerson() {
  const { isOpen } = usePerson.getState();
  if (isOpen && useScreen.getState().screen === 'users') {
    usePerson.setState(({ focusAsked }) => ({ focusAsked: focusAsked + 1 }));
    return;
  }
  const row = useSelection.getState().row ?? useUsers.getState().list?.pages.row(0)?.id;
  if (row !== undefined) openPerson(row);
}
