/** The admin's open changes: making, discarding and retrying them. */
import { create } from 'zustand';
import type { BatchLabel, ChangeEntry, Edit } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';

/** The engine takes no more than this in one batch. */
export const mostEdits = 100_000;
/** As many as one list of changes shows. */
const mostListed = 1_000;
/** As many as one answer of the engine holds. */
const mostAtOnce = 10_000;

export const useChanges = create<{ entries: readonly ChangeEntry[] | null }>()(() => ({ entries: null }));

/** Makes edits as one batch, which survives a restart of the engine; answers what was refused. */
export async function applyEdits(tenantId: string, label: BatchLabel, edits: Edit[]) {
  return engine.call('changes.apply', { tenantId, batchId: crypto.randomUUID(), label, edits });
}

/** Reads the list of open changes again. */
export async function listChanges(tenantId: string): Promise<Failure | null> {
  const listed = await engine.call('changes.list', { tenantId, limit: mostListed });
  if (!listed.ok) return listed.failure;
  useChanges.setState({ entries: listed.value });
  return null;
}

export function forgetChanges() {
  useChanges.setState({ entries: null });
}

/** All open changes that pass, however many. */
export async function findChanges(tenantId: string, passes: (entry: ChangeEntry) => boolean) {
  const listed = await engine.call('changes.list', { tenantId, limit: mostAtOnce });
  return listed.ok ? { ...listed, value: listed.value.filter(passes) } : listed;
}

export function discardChanges(tenantId: string, changes: readonly ChangeEntry[]) {
  return engine.call('changes.discard', { tenantId, changes: changes.map(({ id }) => id) });
}

export function retryChanges(tenantId: string, changes: readonly ChangeEntry[]) {
  return engine.call('changes.retry', { tenantId, changes: changes.map(({ id }) => id) });
}

/** Makes discarded changes once more, oldest first. */
export function restoreChanges(tenantId: string, changes: readonly ChangeEntry[]) {
  const edits = changes
    .toSorted((one, other) => one.id - other.id)
    .map(({ row, column, to }) => ({ row, column, value: to }));
  return applyEdits(tenantId, { key: 'batch.undo', params: {} }, edits);
}

/** Whether a change has stopped and waits for the admin. */
export function hasStopped({ state }: ChangeEntry): boolean {
  return state === 'rejected' || state === 'conflict';
}

/** Whether a change can still be taken back: not while it is on its way. */
export function canDiscard({ state }: ChangeEntry): boolean {
  return state !== 'sending' && state !== 'done';
}
