/** Conflicts: those that are listed to be resolved, and how they end. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { ChangeEntry, ChangeSelection, Resolution } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { actOnChanges } from './changes';
import { createListing } from './listing';
import { showDone, showFailure, showProblem } from './toasts';

/** Whether the resolver is open, and the one conflict that it was opened for; null for all. */
export const useResolver = create<{ isOpen: boolean; only: number | null }>()(() => ({ isOpen: false, only: null }));

export function openResolver(only: number | null = null) {
  useResolver.setState({ isOpen: true, only });
}

export function closeResolver() {
  useResolver.setState({ isOpen: false, only: null });
  conflictListing.forget();
}

export const conflictListing = createListing<{ tenantId: string; selection: ChangeSelection }, ChangeEntry>({
  page: 100,
  most: 1_000,
  fetch: ({ tenantId, selection }, before, limit) =>
    engine.call('changes.list', { tenantId, selection, before: before?.id ?? null, limit }),
});

export async function listConflicts(tenantId: string, only: number | null): Promise<void> {
  const which = only === null ? {} : { changes: [only] };
  await conflictListing.show({ tenantId, selection: { states: ['conflict'], ...which } });
}

/** Ends conflicts; those whose user is gone at the tenant cannot keep what is mine, and stay. Answers how many ended. */
export async function resolveConflicts(
  tenantId: string,
  selection: ChangeSelection,
  resolution: Resolution,
): Promise<number> {
  const { t } = i18next;
  const resolved = await engine.call('changes.resolve', {
    tenantId,
    selection: { ...selection, states: ['conflict'] },
    resolution,
  });
  if (!resolved.ok) {
    showFailure(resolved.failure);
    return 0;
  }
  const { changed, refused } = resolved.value;
  const [first] = refused;
  if (first && refused.length === 1) showFailure(first.failure);
  else if (first) showProblem(t('conflict.refused', { count: refused.length }));
  if (changed > 1) showDone(t('conflict.resolved', { count: changed }));
  await conflictListing.refresh();
  return changed;
}

/** Gives up changes of somebody who is gone at the tenant. */
export async function discardConflict(tenantId: string, change: number): Promise<void> {
  const done = await actOnChanges(tenantId, 'discard', { changes: [change] });
  if (!done.ok) return showFailure(done.failure);
  await conflictListing.refresh();
}

/** The attributes that several of the listed conflicts are about, most frequent first. */
export function frequentColumns(entries: readonly ChangeEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { column, kind, theirs } of entries) {
    if (kind === 'set' && !theirs?.gone) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, one], [, other]) => other - one)
    .map(([column]) => column);
}
