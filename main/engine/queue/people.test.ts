/** People who come and go: what becomes of everything else that waits for them. */
import { describe, expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import { enlist, gesture, group, invite, label, only, open, person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import { act } from './act';
import { changesOfBatch } from './changes';
import { historyOf } from './history';
import { newUser } from './people';
import { reverse } from './reverse';
import { confirm, markSending, park, release } from './states';

describe('a creation', () => {
  it('that was sent, and that the tenant has not carried out, is withdrawn by discarding it, with all that goes with it', async () => {
    const store = await openStore();
    const editors = group(store, 'g', []);
    const { row, batchId } = invite(store);
    markSending(store, [only(store)]);
    release(store, only(store), { unsure: false, attempts: 1 });
    retitle(store, row, 'Fresh');
    enlist(store, editors, row);
    expect(act(store, 'discard', { batches: [batchId] })).toEqual({ changed: 1, left: 0 });
    expect(resourceById(store.mirror, row)).toBeNull();
    expect(open(store)).toEqual([]);
  });

  it('cannot be discarded while nobody knows whether it arrived', async () => {
    const store = await openStore();
    const { row } = invite(store);
    markSending(store, [only(store)]);
    expect(act(store, 'discard', {})).toEqual({ changed: 0, left: 1 });
    release(store, only(store), { unsure: true, attempts: 1 });
    expect(act(store, 'discard', {})).toEqual({ changed: 0, left: 1 });
    expect(resourceById(store.mirror, row)).not.toBeNull();
  });

  it.each(['rejected', 'conflict'] as const)('that ended %s is withdrawn by deleting the person', async (state) => {
    const store = await openStore();
    const { row, batchId } = invite(store);
    markSending(store, [only(store)]);
    park(store, only(store), state, failure('taken'));
    gesture(store, { kind: 'delete', row });
    expect(resourceById(store.mirror, row)).toBeNull();
    expect(open(store)).toEqual([]);
    expect(changesOfBatch(store.mirror, batchId)).toMatchObject([{ kind: 'create', state: 'replaced' }]);
  });

  it('on its way is waited for by the deletion of the person', async () => {
    const store = await openStore();
    const { row } = invite(store);
    markSending(store, [only(store)]);
    gesture(store, { kind: 'delete', row });
    expect(open(store)).toMatchObject([
      { kind: 'create', state: 'sending' },
      { kind: 'delete', state: 'pending' },
    ]);
  });

  it('that was refused is asked for again with what is typed then', async () => {
    const store = await openStore();
    const { row } = invite(store);
    park(store, only(store), 'rejected', failure('rejected'));
    retitle(store, row, 'Better');
    expect(open(store)).toMatchObject([
      { kind: 'create', state: 'pending', failure: null },
      { kind: 'set', value: 'Better', state: 'pending' },
    ]);
  });

  it('lacks nothing that the tenant demands', async () => {
    const store = await openStore();
    expect(newUser(store, { title: 'Nameless' })).toMatchObject({
      ok: false,
      failure: { code: 'required' },
      column: 'userName',
    });
    expect(newUser(store, { userName: 'a', nothing: 'b' })).toMatchObject({ ok: false, column: 'nothing' });
  });
});

describe('a deletion', () => {
  it('that is discarded brings back what it had replaced', async () => {
    const store = await openStore();
    const row = person(store, 'u', { title: 'X' });
    retitle(store, row, 'Y');
    const { batchId } = gesture(store, { kind: 'delete', row });
    act(store, 'discard', { batches: [batchId] });
    expect(only(store)).toMatchObject({ kind: 'set', was: 'X', value: 'Y', state: 'pending' });
    expect(historyOf(store.mirror, only(store).id).map(({ event }) => event)).toEqual([
      'queued',
      'replaced',
      'released',
    ]);
  });

  it('asked for twice is asked for once, and keeps anything else from being typed', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    gesture(store, { kind: 'delete', row });
    gesture(store, { kind: 'delete', row });
    expect(only(store)).toMatchObject({ kind: 'delete' });
    expect(() => retitle(store, row, 'Y')).toThrow('to-be-deleted');
  });

  it('of a group, reversed, brings back those of its members who are still there', async () => {
    const store = await openStore();
    const ada = person(store, 'ada');
    const ben = person(store, 'ben');
    const editors = group(store, 'g', ['ada', 'ben', 'somebody who has left']);
    const { batchId } = gesture(store, { kind: 'delete', row: editors });
    const deletion = only(store);
    markSending(store, [deletion]);
    transaction(store.mirror, () => {
      confirm(store, deletion, 'confirmed', null);
      store.mirror.sqlite.prepare('delete from resource where id = ?').run(editors);
    });
    expect(reverse(store, { batchId: store.uuid(), label, of: { batch: batchId } })).toMatchObject({ refused: [] });
    const [creation, ...members] = open(store);
    expect(creation).toMatchObject({ kind: 'create', value: { displayName: 'Group g' } });
    expect(members).toMatchObject([
      { kind: 'add-member', resourceId: creation?.resourceId, member: ada },
      { kind: 'add-member', resourceId: creation?.resourceId, member: ben },
    ]);
  });
});
