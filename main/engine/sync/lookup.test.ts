/** Whether somebody of the same name is ours. */
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { invite, only } from '../../../tests/support/queue';
import { contextOf } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import { type Change, changeById } from '../queue/changes';
import { markSending } from '../queue/states';
import type { Json, JsonObject, Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';
import { lookUp } from './lookup';

async function asked(): Promise<{ store: Store; creation: Change; sentAt: number; externalId: string }> {
  const store = await openStore();
  invite(store);
  markSending(store, [only(store)]);
  const creation = changeById(store.mirror, only(store).id) as Change;
  const { externalId } = creation.value as JsonObject;
  return { store, creation, sentAt: creation.sentAt ?? 0, externalId: String(externalId) };
}

/** A tenant that finds only by name: somebody just like the one whom we asked for. */
function namesake(given: Record<string, unknown>): Partial<TenantClient> {
  const found = user('there', { userName: 'new.one', name: { familyName: 'New' }, ...given });
  return { find: async (_kind, attribute) => succeeded(attribute === 'userName' ? [found] : []) };
}

function createdAt(time: number): Record<string, Json> {
  return { meta: { resourceType: 'User', created: new Date(time).toISOString() } };
}

describe('whoever bears the externalId that we gave', () => {
  it('is ours', async () => {
    const { store, creation, externalId } = await asked();
    const ours = user('there', { externalId });
    const answers: Partial<TenantClient> = {
      find: async (_kind, attribute, value) =>
        succeeded(attribute === 'externalId' && value === externalId ? [ours] : []),
    };
    const looked = await lookUp(contextOf(store, answers), 'User', creation, false);
    expect(looked).toMatchObject({ ok: true, value: { kind: 'ours', resource: { id: 'there' } } });
  });

  it('is found by reading everybody where the tenant does not take the filter', async () => {
    const { store, creation, externalId } = await asked();
    const everybody: Resource[] = [user('other'), user('there', { externalId: externalId.toUpperCase() })];
    const answers: Partial<TenantClient> = {
      find: async () => failed('rejected', {}),
      async *pages() {
        const requestedAt = store.stamp();
        yield succeeded({ resources: everybody, total: 2, date: null, requestedAt, skipped: 0 });
      },
    };
    const looked = await lookUp(contextOf(store, answers), 'User', creation, false);
    expect(looked).toMatchObject({ ok: true, value: { kind: 'ours', resource: { id: 'there' } } });
  });
});

describe('a namesake', () => {
  it('is somebody else while no answer was lost', async () => {
    const { store, creation, sentAt } = await asked();
    const looked = await lookUp(contextOf(store, namesake(createdAt(sentAt + 5))), 'User', creation, false);
    expect(looked).toMatchObject({ ok: true, value: { kind: 'taken' } });
  });

  it('without an externalId, created since we asked, is ours after a lost answer', async () => {
    const { store, creation, sentAt } = await asked();
    const looked = await lookUp(contextOf(store, namesake(createdAt(sentAt + 5))), 'User', creation, true);
    expect(looked).toMatchObject({ ok: true, value: { kind: 'ours' } });
  });

  it('of whom the tenant does not say when they were created is ours after a lost answer', async () => {
    const { store, creation } = await asked();
    const looked = await lookUp(contextOf(store, namesake({ meta: {} })), 'User', creation, true);
    expect(looked).toMatchObject({ ok: true, value: { kind: 'ours' } });
  });

  it('who was there before we asked is somebody else', async () => {
    const { store, creation, sentAt } = await asked();
    const long = createdAt(sentAt - 60 * 60_000);
    expect(await lookUp(contextOf(store, namesake(long)), 'User', creation, true)).toMatchObject({
      value: { kind: 'taken' },
    });
  });

  it('with somebody else’s externalId is somebody else', async () => {
    const { store, creation, sentAt } = await asked();
    const stranger = { ...createdAt(sentAt), externalId: 'of another system' };
    expect(await lookUp(contextOf(store, namesake(stranger)), 'User', creation, true)).toMatchObject({
      value: { kind: 'taken' },
    });
  });

  it('who differs in anything that we gave is somebody else', async () => {
    const { store, creation, sentAt } = await asked();
    const stranger = { ...createdAt(sentAt + 5), name: { familyName: 'Other' } };
    expect(await lookUp(contextOf(store, namesake(stranger)), 'User', creation, true)).toMatchObject({
      value: { kind: 'taken' },
    });
  });

  it('is somebody else where ours was never sent', async () => {
    const store = await openStore();
    invite(store);
    const looked = await lookUp(contextOf(store, namesake({ meta: {} })), 'User', only(store), true);
    expect(looked).toMatchObject({ value: { kind: 'taken' } });
  });
});

it('nobody of that name means that nothing arrived', async () => {
  const { store, creation } = await asked();
  const looked = await lookUp(contextOf(store, { find: async () => succeeded([]) }), 'User', creation, true);
  expect(looked).toMatchObject({ ok: true, value: { kind: 'absent' } });
});

it('a search that fails tells nothing', async () => {
  const { store, creation } = await asked();
  const answers: Partial<TenantClient> = { find: async () => failed('offline', {}) };
  const looked = await lookUp(contextOf(store, answers), 'User', creation, true);
  expect(looked).toMatchObject({ ok: false, failure: { code: 'offline' } });
});
