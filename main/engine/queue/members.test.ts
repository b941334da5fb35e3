/** Who joins and who leaves a group: what is known of it, and what becomes of the wish when the person has left. */
import { describe, expect, it } from 'vitest';
import { enlist, gesture, group, groupOf, invite, only, open, person, shown } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { readFact, writeFact } from '../mirror/facts';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { act } from './act';
import { changeById, changesOfBatch } from './changes';
import { holdsMember, showsMembers } from './members';
import { depart } from './people';
import { markSending, release } from './states';

/** The tenant no longer has somebody. */
function left(store: Store, row: number): boolean {
  return transaction(store.mirror, () => depart(store, row));
}

describe('a group that is shown without members', () => {
  it('does not confirm that somebody has left it', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const editors = group(store, 'g', ['u']);
    enlist(store, editors, row, false);
    shown(store, groupOf('g'), 'Group');
    expect(only(store)).toMatchObject({ kind: 'remove-member', state: 'pending' });
  });

  it('does not keep anybody from joining or from leaving', async () => {
    const store = await openStore();
    const [ada, ben] = [person(store, 'ada'), person(store, 'ben')];
    const editors = group(store, 'g');
    enlist(store, editors, ada);
    enlist(store, editors, ben, false);
    expect(open(store)).toMatchObject([{ kind: 'add-member' }, { kind: 'remove-member' }]);
  });

  it('is empty at a tenant that has shown members before', async () => {
    const store = await openStore();
    expect(readFact(store.mirror, 'membersShown')).not.toBe(true);
    expect(showsMembers(store, groupOf('g'))).toBe(false);
    expect(holdsMember(store, groupOf('g'), 'u')).toBeNull();
    writeFact(store.mirror, 'membersShown', true);
    expect(showsMembers(store, groupOf('g'))).toBe(true);
    expect(holdsMember(store, groupOf('g'), 'u')).toBe(false);
  });
});

describe('a membership', () => {
  it('that a colleague has brought about is done', async () => {
    const store = await openStore();
    const { batchId } = enlist(store, group(store, 'g', []), person(store, 'u'));
    shown(store, groupOf('g', ['u']), 'Group');
    expect(open(store)).toEqual([]);
    expect(changesOfBatch(store.mirror, batchId)).toMatchObject([{ state: 'done' }]);
  });

  it('that the tenant has already, or that is taken back unsent, leaves nothing to send', async () => {
    const store = await openStore();
    const [ada, ben] = [person(store, 'ada'), person(store, 'ben')];
    const editors = group(store, 'g', ['ada']);
    enlist(store, editors, ada);
    enlist(store, editors, ben);
    enlist(store, editors, ben, false);
    expect(open(store)).toEqual([]);
  });

  it('wished otherwise while it is on its way is a second wish', async () => {
    const store = await openStore();
    const [row, editors] = [person(store, 'u'), group(store, 'g', [])];
    enlist(store, editors, row);
    markSending(store, [only(store)]);
    enlist(store, editors, row, false);
    expect(open(store)).toMatchObject([
      { kind: 'add-member', state: 'sending' },
      { kind: 'remove-member', state: 'pending' },
    ]);
  });

  it('of a group that is to be deleted is refused', async () => {
    const store = await openStore();
    const [row, editors] = [person(store, 'u'), group(store, 'g', [])];
    gesture(store, { kind: 'delete', row: editors });
    expect(() => enlist(store, editors, row)).toThrow('to-be-deleted');
    expect(() => enlist(store, row, row)).toThrow('unknown-row');
  });
});

describe('of somebody who has left', () => {
  it('a joining is a conflict that cannot be tried again, only discarded', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    enlist(store, group(store, 'g', []), row);
    expect(left(store, row)).toBe(true);
    expect(resourceById(store.mirror, row)).toBeNull();
    expect(only(store)).toMatchObject({ kind: 'add-member', state: 'conflict', failure: { code: 'gone' } });
    expect(act(store, 'retry', {})).toEqual({ changed: 0, left: 1 });
    expect(only(store)).toMatchObject({ state: 'conflict' });
    expect(act(store, 'discard', {})).toEqual({ changed: 1, left: 0 });
    expect(open(store)).toEqual([]);
  });

  it('a joining on hold is a conflict too', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    enlist(store, group(store, 'g', []), row);
    act(store, 'hold', {});
    left(store, row);
    expect(only(store)).toMatchObject({ state: 'conflict', failure: { code: 'gone' } });
  });

  it('a leaving is done', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    const { batchId } = enlist(store, group(store, 'g', ['u']), row, false);
    left(store, row);
    expect(open(store)).toEqual([]);
    expect(changesOfBatch(store.mirror, batchId)).toMatchObject([{ state: 'done' }]);
  });

  it('a joining on its way is left to its own answer', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    enlist(store, group(store, 'g', []), row);
    markSending(store, [only(store)]);
    left(store, row);
    expect(only(store)).toMatchObject({ state: 'sending' });
  });

  it('nothing is taken away while something else waits for them', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    gesture(store, { row, column: 'title', value: 'Y' });
    expect(left(store, row)).toBe(false);
    expect(resourceById(store.mirror, row)).not.toBeNull();
  });
});

it('a membership of somebody who is still to be created waits for their creation', async () => {
  const store = await openStore();
  const { row } = invite(store);
  enlist(store, group(store, 'g', []), row);
  const [creation, membership] = open(store);
  markSending(store, creation ? [creation] : []);
  if (creation) release(store, creation, { unsure: true, attempts: 1 });
  expect(changeById(store.mirror, membership?.id ?? 0)).toMatchObject({ state: 'pending', member: row });
});
