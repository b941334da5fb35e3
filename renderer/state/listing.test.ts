import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../preload/failure';
import { createListing } from './listing';

const idsOf = ({ use }: { use: { getState(): { entries: readonly { id: number }[] | null } } }) =>
  use.getState().entries?.map(({ id }) => id);

/** A list of `count` things, numbered from the newest down. */
function listed(count: number) {
  const asked: number[] = [];
  const holder = { count };
  const listing = createListing<string, { id: number }>({
    page: 3,
    most: 4,
    async fetch(_query, before, limit) {
      asked.push(limit);
      const first = before === null ? holder.count : before.id - 1;
      const entries = Array.from({ length: Math.min(limit, Math.max(0, first)) }, (_, index) => ({
        id: first - index,
      }));
      return succeeded({ entries, total: holder.count });
    },
  });
  return { listing, asked, holder };
}

describe('a long list', () => {
  it('comes page by page until there is no more', async () => {
    const { listing, asked } = listed(7);
    await listing.show('all');
    expect(idsOf(listing)).toEqual([7, 6, 5]);
    await listing.more();
    await listing.more();
    expect(idsOf(listing)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    await listing.more();
    expect(asked).toEqual([3, 3, 3]);
  });

  it('is read again as far as it was, in no larger pieces than allowed', async () => {
    const { listing, asked, holder } = listed(9);
    await listing.show('all');
    await listing.more();
    holder.count = 10;
    asked.length = 0;
    await listing.refresh();
    expect(idsOf(listing)).toEqual([10, 9, 8, 7, 6, 5]);
    expect(asked).toEqual([4, 2]);
  });

  it('is the one that was asked for last', async () => {
    const waiting: (() => void)[] = [];
    const listing = createListing<string, { id: number }>({
      page: 3,
      most: 3,
      fetch: async (query) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return succeeded({ entries: [{ id: query.length }], total: 1 });
      },
    });
    const first = listing.show('a');
    const second = listing.show('ab');
    waiting[1]?.();
    await second;
    waiting[0]?.();
    await first;
    expect(idsOf(listing)).toEqual([2]);
  });

  it('says why it is not there, and forgets', async () => {
    const listing = createListing<string, { id: number }>({ page: 3, most: 3, fetch: async () => failed('internal') });
    await listing.show('all');
    expect(listing.use.getState()).toMatchObject({ entries: null, failure: { code: 'internal' } });
    listing.forget();
    expect(listing.use.getState()).toMatchObject({ query: null, failure: null });
  });
});
