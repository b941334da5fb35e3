/** Somebody is created at the tenant once, and never taken for somebody else. */
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { enlist, gesture, group, invite, newcomer, only, open, person, retitle } from '../../../tests/support/queue';
import { push } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import { resourceById, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { act } from '../queue/act';
import { changesOfBatch } from '../queue/changes';
import { historyOf } from '../queue/history';
import { resolve } from '../queue/resolve';
import { markSending, release } from '../queue/states';
import { undo } from '../queue/undo';
import type { JsonObject, Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';

function remoteIdOf(store: Store, row: number): string | null {
  return resourceById(store.mirror, row)?.remoteId ?? null;
}

/** The tenant creates whoever it is asked for, and may make something else of them. */
function creating(given: JsonObject = {}): Partial<TenantClient> {
  return { create: async (_kind, resource) => succeeded({ ...resource, ...given, id: 'n' } as Resource) };
}

/** An answer that never came. */
async function lost(store: Store): Promise<void> {
  markSending(store, [only(store)]);
  release(store, only(store), { unsure: true, attempts: 1 });
}

describe('a name that is taken', () => {
  /** The tenant has somebody just like ours, and shows nothing of when they were created. */
  function occupied(): Partial<TenantClient> {
    const stranger = user('stranger', { userName: newcomer.userName, name: { familyName: 'New' }, meta: {} });
    return {
      create: async () => failed('taken', {}),
      find: async (_kind, attribute) => succeeded(attribute === 'userName' ? [stranger] : []),
    };
  }

  it('is a conflict; insisting on it asks again and does not take the stranger over', async () => {
    const store = await openStore();
    const { row } = invite(store, { ...newcomer, title: 'Mine' });
    await push(store, occupied());
    expect(only(store)).toMatchObject({ kind: 'create', state: 'conflict', failure: { code: 'taken' } });
    resolve(store, {}, { take: 'mine' });
    await push(store, occupied());
    expect(remoteIdOf(store, row)).toBeNull();
    expect(only(store)).toMatchObject({ kind: 'create', state: 'conflict', failure: { code: 'taken' } });
  });

  it('after a lost answer is our own', async () => {
    const store = await openStore();
    const { row } = invite(store);
    await lost(store);
    await push(store, occupied());
    expect(remoteIdOf(store, row)).toBe('stranger');
    expect(open(store)).toEqual([]);
  });
});

describe('a creation that was not carried out', () => {
  it('for the tenant’s limit can be discarded, and nobody stays behind', async () => {
    const store = await openStore();
    const { row, batchId } = invite(store);
    await push(store, { create: async () => failed('rate-limited', {}) });
    retitle(store, row, 'T');
    expect(act(store, 'discard', { batches: [batchId] })).toEqual({ changed: 1, left: 0 });
    expect(open(store)).toEqual([]);
    expect(resourceById(store.mirror, row)).toBeNull();
  });

  it('for good leaves nothing behind when the person is deleted', async () => {
    const store = await openStore();
    const { row } = invite(store);
    await push(store, { create: async () => failed('rejected', {}) });
    expect(only(store)).toMatchObject({ kind: 'create', state: 'rejected' });
    gesture(store, { kind: 'delete', row });
    expect(open(store)).toEqual([]);
    expect(resourceById(store.mirror, row)).toBeNull();
  });

  it('for good leaves nothing behind when the person was deleted meanwhile', async () => {
    const store = await openStore();
    const { row } = invite(store);
    await push(store, {
      async create() {
        gesture(store, { kind: 'delete', row });
        return failed('rejected', {});
      },
    });
    expect(open(store)).toEqual([]);
    expect(resourceById(store.mirror, row)).toBeNull();
  });
});

describe('while somebody is looked up after a lost answer', () => {
  it('an edit that is undone does not go out with the creation', async () => {
    const store = await openStore();
    const { row } = invite(store);
    await lost(store);
    const oops = retitle(store, row, 'Oops');
    let sent: JsonObject | null = null;
    await push(store, {
      async find() {
        undo(store, oops.batchId);
        return succeeded([]);
      },
      async create(_kind, resource) {
        sent = resource;
        return succeeded({ ...resource, id: 'n' } as Resource);
      },
    });
    expect(sent).toMatchObject({ userName: newcomer.userName });
    expect(sent).not.toHaveProperty('title');
    expect(changesOfBatch(store.mirror, oops.batchId)).toMatchObject([{ state: 'undone' }]);
    expect(open(store)).toEqual([]);
  });

  it('an edit that is put on hold stays behind, on hold', async () => {
    const store = await openStore();
    const { row } = invite(store);
    await lost(store);
    retitle(store, row, 'Later');
    await push(store, {
      async find() {
        act(store, 'hold', { column: 'title' });
        return succeeded([]);
      },
      ...creating(),
    });
    expect(remoteIdOf(store, row)).toBe('n');
    expect(only(store)).toMatchObject({ path: 'title', state: 'held', was: null });
  });
});

describe('what the tenant makes of a creation', () => {
  it('otherwise than it was asked to is told in the history, and shown', async () => {
    const store = await openStore();
    const { row, batchId } = invite(store, { ...newcomer, title: 'Mine' });
    await push(store, creating({ title: 'Default' }));
    expect(open(store)).toEqual([]);
    expect(resourceById(store.mirror, row)?.base).toMatchObject({ title: 'Default' });
    const told = changesOfBatch(store.mirror, batchId).flatMap(({ id }) => historyOf(store.mirror, id));
    expect(told).toContainEqual({ event: 'confirmed', detail: 'Default' });
  });

  it('without a value stands as a rejected edit', async () => {
    const store = await openStore();
    invite(store, { ...newcomer, title: 'Mine' });
    await push(store, {
      create: async (_kind, { title: _title, ...resource }) => succeeded({ ...resource, id: 'n' } as Resource),
    });
    expect(only(store)).toMatchObject({
      kind: 'set',
      path: 'title',
      value: 'Mine',
      state: 'rejected',
      failure: { code: 'value-dropped' },
    });
  });
});

it('a pull that shows somebody before the answer to their creation does hands over what was done to them there', async () => {
  const store = await openStore();
  const editors = group(store, 'g', []);
  const { row } = invite(store);
  await push(store, {
    async create(_kind, resource) {
      const created = { ...resource, id: 'n' } as Resource;
      const other = writeBase(store, created, store.stamp(), 1).id;
      enlist(store, editors, other);
      retitle(store, other, 'Typed there');
      return succeeded(created);
    },
  });
  expect(open(store)).toMatchObject([
    { kind: 'add-member', resourceId: editors, member: row, value: { row } },
    { kind: 'set', resourceId: row, value: 'Typed there' },
  ]);
  expect(remoteIdOf(store, row)).toBe('n');
});

it('whoever was created a moment ago may be unknown to their group for a while', async () => {
  const store = await openStore();
  const editors = group(store, 'g', []);
  const { row } = invite(store);
  await push(store, creating());
  enlist(store, editors, row);
  for (const code of ['gone', 'rejected'] as const) {
    await push(store, { patch: async () => failed(code, {}) });
    expect(only(store)).toMatchObject({ kind: 'add-member', state: 'pending', unsure: false, attempts: 0 });
    expect(only(store).dueAt).toBeGreaterThan(store.now());
    store.mirror.sqlite.exec('update change set due_at = 0');
  }
});

it('somebody else who is unknown to a group is told of at once', async () => {
  const store = await openStore();
  enlist(store, group(store, 'g', []), person(store, 'u'));
  await push(store, { patch: async () => failed('rejected', {}) });
  expect(only(store)).toMatchObject({ state: 'rejected' });
});
