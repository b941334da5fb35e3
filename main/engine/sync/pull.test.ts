/** What a pull brings, against what is known better by now. */
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { gesture, group, groupOf, later, person } from '../../../tests/support/queue';
import { push, scripted } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import { readFact, writeFact } from '../mirror/facts';
import { resourceById, resourceByRemote, writeBase } from '../mirror/resources';
import { createStamp, type Store } from '../mirror/store';
import type { Resource } from '../scim/resource';
import type { ResourcePage } from '../tenant/client';
import { beginMerge, beginPull, endPull, mergeMore, type Pull, takePage } from './pull';

const signal = new AbortController().signal;

/** Pages are handed over by hand. */
function begun(store: Store): Pull {
  return beginPull(store, scripted({ async *pages() {} }), true, signal);
}

function page(store: Store, resources: Resource[]): ResourcePage {
  return { resources, requestedAt: store.stamp(), total: resources.length, date: null, skipped: 0 };
}

function mergeAll(store: Store, pull: Pull): void {
  beginMerge(store, pull);
  while (mergeMore(store) !== null);
}

/** Deletes somebody at the tenant. */
async function deleted(store: Store, row: number): Promise<void> {
  gesture(store, { kind: 'delete', row });
  await push(store, { remove: async () => succeeded(null), get: async () => failed('gone', {}) });
}

async function filled(): Promise<{ store: Store; row: number }> {
  const store = await openStore();
  const row = person(store, 'u');
  writeFact(store.mirror, 'complete', { at: 1, took: 1 });
  return { store, row };
}

describe('who has left', () => {
  it('does not come back with a page that was asked for before', async () => {
    const { store, row } = await filled();
    const pull = begun(store);
    takePage(store, pull, page(store, [user('u')]));
    await deleted(store, row);
    expect(resourceByRemote(store.mirror, 'User', 'u')).toBeNull();
    mergeAll(store, pull);
    expect(resourceByRemote(store.mirror, 'User', 'u')).toBeNull();
  });

  it('does not come back with the page of a first pull either', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const pull = begun(store);
    const older = page(store, [user('u'), user('v')]);
    await deleted(store, row);
    takePage(store, pull, older);
    expect(resourceByRemote(store.mirror, 'User', 'u')).toBeNull();
    expect(resourceByRemote(store.mirror, 'User', 'v')).not.toBeNull();
  });

  it('comes back with a page that was asked for since', async () => {
    const { store, row } = await filled();
    await deleted(store, row);
    const pull = begun(store);
    takePage(store, pull, page(store, [user('u')]));
    mergeAll(store, pull);
    expect(resourceByRemote(store.mirror, 'User', 'u')).not.toBeNull();
  });

  it('is remembered only until no older answer can come any more', async () => {
    const { store, row } = await filled();
    await deleted(store, row);
    const departed = () => store.mirror.sqlite.prepare('select remote_id from departed').pluck().all();
    expect(departed()).toEqual(['u']);
    const pull = begun(store);
    endPull(store, pull);
    expect(departed()).toEqual([]);
  });
});

describe('a page', () => {
  it('that is older than what was learnt since does not overwrite it', async () => {
    const { store, row } = await filled();
    const pull = begun(store);
    takePage(store, pull, page(store, [user('u', { title: 'Before' })]));
    writeBase(store, user('u', { title: 'Since' }), store.stamp(), null);
    mergeAll(store, pull);
    expect(resourceById(store.mirror, row)?.base).toMatchObject({ title: 'Since' });
  });

  it('of people does not push the clock ahead: what a colleague does right after it is taken', async () => {
    const store = await openStore();
    // Everything happens within one millisecond.
    const at = store.now();
    const quick: Store = { ...store, now: () => at, stamp: createStamp(() => at) };
    const many = Array.from({ length: 500 }, (_, n) => user(String(n)));
    takePage(quick, begun(quick), page(quick, many));
    const soon = later(quick, 2);
    const askedAt = at + 2;
    expect(writeBase(soon, user('499', { title: 'Colleague' }), askedAt, null).state).toBe('moved');
  });
});

describe('groups', () => {
  async function pulledGroup(resource: Resource, before?: readonly string[]) {
    const { store } = await filled();
    const editors = group(store, 'g', before);
    const pull = { ...begun(store), kind: 'Group' as const };
    takePage(store, pull, page(store, [resource]));
    mergeAll(store, pull);
    return { store, base: resourceById(store.mirror, editors)?.base };
  }

  it('in lists that do not show members keep those that were learnt otherwise', async () => {
    const { store, base } = await pulledGroup(groupOf('g'), ['u']);
    expect(base).toMatchObject({ members: [{ value: 'u' }] });
    expect(readFact(store.mirror, 'membersShown')).not.toBe(true);
  });

  it('in lists that show members tell that they do', async () => {
    const { store, base } = await pulledGroup(groupOf('g', ['u', 'v']), ['u']);
    expect(base).toMatchObject({ members: [{ value: 'u' }, { value: 'v' }] });
    expect(readFact(store.mirror, 'membersShown')).toBe(true);
  });
});

it('a merge goes on after the process ended in its midst', async () => {
  const { store } = await filled();
  const pull = begun(store);
  takePage(
    store,
    pull,
    page(
      store,
      Array.from({ length: 700 }, (_, n) => user(String(n))),
    ),
  );
  beginMerge(store, pull);
  mergeMore(store);
  expect(readFact(store.mirror, 'merging')).toBe(pull.number);
  while (mergeMore(store) !== null);
  expect(readFact(store.mirror, 'merging')).toBeNull();
  expect(resourceByRemote(store.mirror, 'User', '699')).not.toBeNull();
});
