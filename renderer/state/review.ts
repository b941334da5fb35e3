/** The review of changes: which of them are listed, what is ticked, and what is done with it. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { BatchEntry, ChangeEntry, ChangeSelection, ChangeState, TenantStatus } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { collectChanges, mostEdits } from './changes';
import { createListing } from './listing';
import { idsBetween, nothingPicked, type Picked, withMembers } from './picking';
import { showScreen } from './screen';
import { showFailure, showProblem } from './toasts';

export const changeFilters = [
  'all',
  'pending',
  'collected',
  'held',
  'sending',
  'conflict',
  'rejected',
  'done',
] as const;
export type ChangeFilter = (typeof changeFilters)[number];

interface ReviewState {
  filter: ChangeFilter;
  /** The batch whose changes are listed; null for those of all batches. */
  batch: string | null;
  picked: Picked;
  /** Where a Shift range begins. */
  anchor: number | null;
}

const atFirst: ReviewState = { filter: 'all', batch: null, picked: nothingPicked, anchor: null };

export const useReview = create<ReviewState>()(() => atFirst);

/** The changes that a filter lets pass; of a single batch where one is chosen. */
export function listedSelection({ filter, batch }: Pick<ReviewState, 'filter' | 'batch'>): ChangeSelection {
  const ofBatch = batch === null ? {} : { batches: [batch] };
  if (filter === 'all') return ofBatch;
  if (filter === 'pending' || filter === 'collected') {
    return { ...ofBatch, states: ['pending'], ready: filter === 'pending' };
  }
  return { ...ofBatch, states: [filter] };
}

/** The states of which a batch must have a change to be listed; all that are open where no filter is chosen. */
function batchStates(filter: ChangeFilter): ChangeState[] {
  if (filter === 'all') return ['pending', 'sending', 'held', 'conflict', 'rejected'];
  return [filter === 'collected' ? 'pending' : filter];
}

/** How many changes a filter lets pass; null where the status does not tell. */
export function filterCount(filter: ChangeFilter, status: TenantStatus): number | null {
  const { pending, collected, held, sending, conflicts, rejected } = status;
  switch (filter) {
    case 'all':
      return pending + held + sending + conflicts + rejected;
    case 'pending':
      return pending - collected;
    case 'collected':
      return collected;
    case 'held':
      return held;
    case 'sending':
      return sending;
    case 'conflict':
      return conflicts;
    case 'rejected':
      return rejected;
    case 'done':
      return null;
  }
}

export const batchListing = createListing<{ tenantId: string; filter: ChangeFilter }, BatchEntry>({
  page: 100,
  most: 1_000,
  async fetch({ tenantId, filter }, before, limit) {
    const states = batchStates(filter);
    const listed = await engine.call('batches.list', { tenantId, states, before: before?.id ?? null, limit });
    return listed.ok ? succeeded({ entries: listed.value.batches, total: listed.value.total }) : listed;
  },
});

export const changeListing = createListing<{ tenantId: string; selection: ChangeSelection }, ChangeEntry>({
  page: 200,
  most: 1_000,
  fetch: ({ tenantId, selection }, before, limit) =>
    engine.call('changes.list', { tenantId, selection, before: before?.id ?? null, limit }),
});

/** Lists the batches that the filter asks for. */
export async function listBatches(tenantId: string): Promise<void> {
  await batchListing.show({ tenantId, filter: useReview.getState().filter });
}

/** Lists the changes that filter and batch ask for. */
export async function listChanges(tenantId: string): Promise<void> {
  await changeListing.show({ tenantId, selection: listedSelection(useReview.getState()) });
}

/** Reads again what is listed; where nothing is left of a batch, all of them are shown. */
export async function refreshReview(): Promise<void> {
  await Promise.all([batchListing.refresh(), changeListing.refresh()]);
  const { entries } = changeListing.use.getState();
  if (entries?.length !== 0 || useReview.getState().batch === null) return;
  // Nobody has asked for it: other batches that were ticked meanwhile stay so.
  useReview.setState(({ picked }) => ({ batch: null, picked: { ...nothingPicked, batches: picked.batches } }));
}

export function chooseFilter(filter: ChangeFilter) {
  useReview.setState({ ...atFirst, filter });
}

export function chooseBatch(batch: string | null) {
  useReview.setState({ batch, picked: nothingPicked, anchor: null });
}

/** Opens the review with nothing but what a filter lets pass. */
export function reviewOnly(filter: ChangeFilter) {
  chooseFilter(filter);
  showScreen('changes');
}

export function forgetReview() {
  batchListing.forget();
  changeListing.forget();
  useReview.setState(atFirst);
}

export function pickNothing() {
  useReview.setState({ picked: nothingPicked, anchor: null });
}

export function pickAll(all: boolean) {
  useReview.setState({ picked: { ...nothingPicked, all }, anchor: null });
}

export function pickBatch(id: string, isIn: boolean) {
  useReview.setState(({ picked }) => ({
    picked: { ...nothingPicked, batches: withMembers(picked.batches, [id], isIn) },
    anchor: null,
  }));
}

/** Ticks a change, or with Shift all from the last one that was; those that are not ticked any more are left out. */
export async function pickChange(id: number, isIn: boolean, isRange: boolean): Promise<void> {
  const entries = changeListing.use.getState().entries ?? [];
  const { anchor } = useReview.getState();
  await pickChanges(isRange ? idsBetween(entries, anchor, id) : [id], isIn);
  useReview.setState({ anchor: id });
}

/** Ticks everything that is listed of a person, or of a group. */
export async function pickPerson(row: number, isIn: boolean): Promise<void> {
  await pickChanges(
    (await findListed({ rows: [row] })).map(({ id }) => id),
    isIn,
  );
}

async function pickChanges(ids: readonly number[], isIn: boolean): Promise<void> {
  const { picked } = useReview.getState();
  let before = picked.changes;
  if (picked.all) {
    // Leaving one out of all needs to know which the others are.
    const all = await findListed({});
    if (all.length === 0) return;
    before = new Set(all.map(({ id }) => id));
  }
  useReview.setState({ picked: { ...nothingPicked, changes: withMembers(before, ids, isIn) } });
}

/** Changes of the list that fulfil a further condition, whether or not they are here already; none where that fails. */
async function findListed(condition: ChangeSelection): Promise<ChangeEntry[]> {
  const { query } = changeListing.use.getState();
  if (!query) return [];
  const found = await collectChanges(query.tenantId, { ...query.selection, ...condition });
  if (found.ok && found.value) return found.value;
  if (found.ok) showProblem(i18next.t('changes.tooMany', { limit: mostEdits }));
  else showFailure(found.failure);
  return [];
}
