import { describe, expect, it } from 'vitest';
import { attribute, discovery, openStore, user } from '../../../tests/support/tenant-model';
import { modelOf } from './model';
import { resourceById, writeBase } from './resources';

describe('an answer', () => {
  it('to a request that was sent before the last answer came does not overwrite it', async () => {
    const store = await openStore();
    const before = store.now();
    const { id } = writeBase(store, user('1', { title: 'Confirmed' }), store.now(), 1);
    expect(writeBase(store, user('1', { title: 'Older page' }), before, 2)).toEqual({ id, state: 'stale' });
    expect(resourceById(store.mirror, id)?.base).toMatchObject({ title: 'Confirmed' });
    expect(writeBase(store, user('1', { title: 'Newer' }), store.now(), 2)).toEqual({ id, state: 'moved' });
  });

  it('is taken although an earlier one was written by a clock that ran ahead', async () => {
    const store = await openStore();
    const ahead = { ...store, now: () => store.now() + 1_000_000_000 };
    const { id } = writeBase(ahead, user('1', { title: 'Ahead' }), ahead.now(), 1);
    expect(writeBase(store, user('1', { title: 'Now' }), store.now(), 2)).toEqual({ id, state: 'moved' });
  });
});

describe('a row', () => {
  it('takes the first of several values where the schema knows no primary one', async () => {
    const emails = attribute('emails', { multiValued: true });
    const [core] = discovery.schemas;
    const attributes = (core?.attributes ?? []).map((given) => (given.name === 'emails' ? emails : given));
    const store = await openStore();
    store.model = modelOf({ ...discovery, schemas: [{ id: 'core', name: 'User', attributes }] });
    for (const [n, addresses] of [[], ['a@x'], ['b@x', 'c@x']].entries()) {
      writeBase(store, user(`u${n}`, { emails: addresses }), store.now(), 1);
    }
    const stored = store.mirror.sqlite.prepare('select email from row order by id').pluck().all();
    expect(stored).toEqual([null, 'a@x', 'b@x']);
  });
});
