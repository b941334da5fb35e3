/** What has been entered of people who are to be created: it stays when the dialog is closed, until the tenant changes. */
import i18next from 'i18next';
import { create } from 'zustand';
import { notPermittedText } from '../selection/offers';
import { isPermitted, useAdministration } from '../state/administration';
import { openDialog, useDialogs } from '../state/dialogs';
import { showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import type { Typed } from './check';
import type { Entry } from './problems';
import type { Given } from './readPaste';

export interface Draft {
  tenantId: string | null;
  mode: 'one' | 'many';
  /** Of one person, or what is common to many. */
  typed: Typed;
  groups: ReadonlySet<number>;
  entries: readonly Entry[];
  /** Columns of pasted tables that stand for nothing that the tenant knows. */
  ignored: readonly string[];
  /** What stands in the box for addresses and has not been added yet. */
  text: string;
  /** Grows whenever people were created: who is known here has changed. */
  round: number;
}

const empty: Omit<Draft, 'tenantId' | 'mode' | 'round'> = {
  typed: { active: true },
  groups: new Set(),
  entries: [],
  ignored: [],
  text: '',
};

export const useDraft = create<Draft>()(() => ({ tenantId: null, mode: 'one', round: 0, ...empty }));

/** What was entered for another tenant is forgotten. */
export function beginDraft(tenantId: string) {
  if (useDraft.getState().tenantId !== tenantId) useDraft.setState({ tenantId, mode: 'one', ...empty });
}

/** Opens the dialog that creates people; says why where the tenant does not permit it. */
export function openInvite() {
  const { tenantId } = useUsers.getState();
  if (tenantId === null || useDialogs.getState().dialog) return;
  const { t, language } = i18next;
  const { administration } = useAdministration.getState();
  if (!isPermitted(administration, 'users.create')) {
    return showProblem(notPermittedText({ administration, t, language }));
  }
  beginDraft(tenantId);
  openDialog('invite');
}

/** Begins anew. */
export function clearDraft() {
  useDraft.setState(empty);
}

export function isDraftEmpty({ typed, groups, entries, text }: Draft): boolean {
  const isSaid = ([key, value]: [string, string | boolean]) =>
    value !== (empty.typed[key] ?? (value === false ? value : ''));
  return entries.length === 0 && groups.size === 0 && text === '' && !Object.entries(typed).some(isSaid);
}

export function type(column: string, value: string | boolean) {
  useDraft.setState(({ typed }) => ({ typed: { ...typed, [column]: value } }));
}

let lastId = 0;

/** Adds people to the list. */
export function addEntries(people: readonly Given[], ignored: readonly string[]) {
  const added = people.map((typed): Entry => {
    lastId += 1;
    return { id: lastId, typed };
  });
  useDraft.setState((draft) => ({
    entries: [...draft.entries, ...added],
    ignored: [...new Set([...draft.ignored, ...ignored])],
    text: '',
  }));
}

export function changeEntry(id: number, column: string, value: string) {
  useDraft.setState(({ entries }) => ({
    entries: entries.map((entry) => (entry.id === id ? { id, typed: { ...entry.typed, [column]: value } } : entry)),
  }));
}

/** People were created, those of the list among them. */
export function beginNextRound(created: ReadonlySet<number>) {
  removeEntries(created);
  useDraft.setState(({ round }) => ({ round: round + 1 }));
}

export function removeEntries(ids: ReadonlySet<number>) {
  useDraft.setState(({ entries }) => ({ entries: entries.filter(({ id }) => !ids.has(id)) }));
}
