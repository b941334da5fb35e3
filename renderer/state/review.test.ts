import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeSelection } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { batchEntry, changeEntry, tenantStatus } from './entriesForTests';
import {
  batchListing,
  changeFilters,
  changeListing,
  chooseBatch,
  chooseFilter,
  filterCount,
  forgetReview,
  listBatches,
  listChanges,
  listedSelection,
  pickAll,
  pickBatch,
  pickChange,
  pickPerson,
  refreshReview,
  useReview,
} from './review';

afterEach(forgetReview);

/** A tenant with changes 9 to 1, three for each of three people. */
function startTenant(given = Array.from({ length: 9 }, (_, index) => 9 - index)) {
  const holder = { ids: given };
  const asked: ChangeSelection[] = [];
  engine.connect(
    startEngine({
      'batches.list': () => succeeded({ batches: [batchEntry({})], total: 1 }),
      'changes.list': ({ selection, limit }) => {
        asked.push(selection);
        const entries = holder.ids
          .map((id) => changeEntry({ id, row: Math.ceil(id / 3) }))
          .filter(({ row }) => selection.rows?.includes(row) ?? true);
        return succeeded({ entries: entries.slice(0, limit), total: entries.length });
      },
    }).port,
  );
  return { asked, holder };
}

describe('what is listed', () => {
  it('is asked for by filter and batch', () => {
    expect(listedSelection({ filter: 'all', batch: null })).toEqual({});
    expect(listedSelection({ filter: 'all', batch: 'b1' })).toEqual({ batches: ['b1'] });
    expect(listedSelection({ filter: 'held', batch: 'b1' })).toEqual({ batches: ['b1'], states: ['held'] });
    expect(listedSelection({ filter: 'pending', batch: null })).toEqual({ states: ['pending'], ready: true });
    expect(listedSelection({ filter: 'collected', batch: null })).toEqual({ states: ['pending'], ready: false });
  });

  it('is counted by the status', () => {
    const status = tenantStatus({ pending: 5, collected: 2, held: 3, sending: 1, conflicts: 4, rejected: 6 });
    expect(changeFilters.map((filter) => filterCount(filter, status))).toEqual([19, 3, 2, 3, 1, 4, 6, null]);
  });

  it('is everything again once nothing is left of a batch', async () => {
    const { holder } = startTenant();
    chooseBatch('b1');
    await Promise.all([listBatches('acme'), listChanges('acme')]);
    await refreshReview();
    expect(useReview.getState().batch).toBe('b1');
    holder.ids = [];
    pickBatch('b2', true);
    await refreshReview();
    expect(useReview.getState()).toMatchObject({ batch: null, picked: { batches: new Set(['b2']) } });
    expect(batchListing.use.getState().entries).toHaveLength(1);
  });
});

describe('ticking', () => {
  const picked = () => [...useReview.getState().picked.changes].sort((one, other) => one - other);

  async function list() {
    const tenant = startTenant();
    await listChanges('acme');
    expect(changeListing.use.getState().entries).toHaveLength(9);
    return tenant;
  }

  it('goes by single changes, ranges and persons', async () => {
    await list();
    await pickChange(9, true, false);
    await pickChange(7, true, true);
    expect(picked()).toEqual([7, 8, 9]);
    await pickPerson(1, true);
    await pickChange(8, false, false);
    expect(picked()).toEqual([1, 2, 3, 7, 9]);
  });

  it('of all can leave some out', async () => {
    await list();
    pickAll(true);
    await pickPerson(2, false);
    expect(useReview.getState().picked.all).toBe(false);
    expect(picked()).toEqual([1, 2, 3, 7, 8, 9]);
  });

  it('ends with another filter or batch', async () => {
    await list();
    await pickChange(9, true, false);
    chooseFilter('rejected');
    expect(picked()).toEqual([]);
    await pickChange(9, true, false);
    chooseBatch('b1');
    expect(picked()).toEqual([]);
  });
});
