/** Deletions: who is gone already, who is not known yet, and what leaves with them. */
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { enlist, gesture, group, invite, later, only, open, person, retitle } from '../../../tests/support/queue';
import { contextOf, push } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { act } from '../queue/act';
import { changesOfBatch } from '../queue/changes';
import { historyOf } from '../queue/history';
import { markSending, release } from '../queue/states';
import type { Resource } from '../scim/resource';
import { nextParcels } from './outgoing';
import { confirmSuspect } from './suspects';

/** Somebody whom we have created a moment ago, and who is to be deleted. */
async function createdAndDeleted(): Promise<{ store: Store; row: number; batchId: string }> {
  const store = await openStore();
  const { row } = invite(store);
  await push(store, { create: async (_kind, resource) => succeeded({ ...resource, id: 'n' } as Resource) });
  const { batchId } = gesture(store, { kind: 'delete', row });
  return { store, row, batchId };
}

describe('a tenant that does not know somebody', () => {
  it('whom it has just created is asked again after a while', async () => {
    const { store, row } = await createdAndDeleted();
    await push(store, { remove: async () => failed('gone', {}) });
    expect(only(store)).toMatchObject({ kind: 'delete', state: 'pending', attempts: 0 });
    expect(only(store).dueAt).toBeGreaterThan(store.now());
    expect(resourceById(store.mirror, row)).not.toBeNull();
  });

  it('whom it created a while ago is believed', async () => {
    const { store, row, batchId } = await createdAndDeleted();
    await push(later(store, 10 * 60_000), { remove: async () => failed('gone', {}) });
    expect(changesOfBatch(store.mirror, batchId)).toMatchObject([{ state: 'done' }]);
    expect(resourceById(store.mirror, row)).toBeNull();
  });

  it('after a lost answer has deleted them', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const { batchId } = gesture(store, { kind: 'delete', row });
    markSending(store, [only(store)]);
    release(store, only(store), { unsure: true, attempts: 1 });
    await push(store, { get: async () => failed('gone', {}) });
    expect(changesOfBatch(store.mirror, batchId)).toMatchObject([{ state: 'done' }]);
    expect(resourceById(store.mirror, row)).toBeNull();
  });
});

describe('somebody whom a pull no longer shows', () => {
  async function foundGone(store: Store, row: number): Promise<void> {
    const suspect = { id: row, kind: 'User' as const, remoteId: 'u' };
    const gone = { get: async () => failed('gone', {}) };
    expect(await confirmSuspect(contextOf(store, gone), suspect)).toMatchObject({ value: { id: row } });
    expect(await confirmSuspect(contextOf(later(store, 2 * 60_000), gone), suspect)).toMatchObject({ value: null });
  }

  it('and who was to be deleted is deleted, as wished', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const { batchId } = gesture(store, { kind: 'delete', row });
    await foundGone(store, row);
    const [deletion] = changesOfBatch(store.mirror, batchId);
    expect(deletion).toMatchObject({ state: 'done' });
    expect(historyOf(store.mirror, deletion?.id ?? 0)).toContainEqual({ event: 'found-done', detail: null });
    expect(resourceById(store.mirror, row)).toBeNull();
  });

  it('and who was to be edited is a conflict, and stays in the mirror', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    retitle(store, row, 'T');
    await foundGone(store, row);
    expect(only(store)).toMatchObject({ state: 'conflict', failure: { code: 'gone' } });
    expect(resourceById(store.mirror, row)).not.toBeNull();
  });

  it('and who was to join a group leaves a conflict that nothing is sent for', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    enlist(store, group(store, 'g', []), row);
    await foundGone(store, row);
    expect(resourceById(store.mirror, row)).toBeNull();
    expect(only(store)).toMatchObject({ kind: 'add-member', state: 'conflict', failure: { code: 'gone' } });
    expect(nextParcels(store, 16)).toEqual([]);
  });
});

describe('a deletion that is carried out', () => {
  it('takes the memberships of the person along: those on hold are conflicts that cannot be tried again', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    enlist(store, group(store, 'g', []), row);
    act(store, 'hold', {});
    gesture(store, { kind: 'delete', row });
    await push(store, { remove: async () => succeeded(null), get: async () => failed('gone', {}) });
    expect(only(store)).toMatchObject({ kind: 'add-member', state: 'conflict', failure: { code: 'gone' } });
    expect(act(store, 'retry', {})).toEqual({ changed: 0, left: 1 });
    expect(nextParcels(store, 16)).toEqual([]);
  });

  it('only as a deactivation keeps the person, inactive, and says so', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const { batchId } = gesture(store, { kind: 'delete', row });
    await push(store, {
      remove: async () => succeeded(null),
      get: async (_kind, id) => succeeded(user(id, { active: false })),
    });
    const [deletion] = changesOfBatch(store.mirror, batchId);
    expect(historyOf(store.mirror, deletion?.id ?? 0)).toContainEqual({ event: 'confirmed', detail: 'deactivated' });
    expect(resourceById(store.mirror, row)?.base).toMatchObject({ active: false });
    expect(open(store)).toEqual([]);
  });

  it('in word only, though the person stays as they are, is rejected', async () => {
    const store = await openStore();
    gesture(store, { kind: 'delete', row: person(store, 'u') });
    await push(store, { remove: async () => succeeded(null), get: async (_kind, id) => succeeded(user(id)) });
    expect(only(store)).toMatchObject({ kind: 'delete', state: 'rejected', failure: { code: 'value-dropped' } });
  });
});
