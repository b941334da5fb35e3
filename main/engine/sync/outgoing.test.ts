/** What goes next, what goes together, and what waits for something else. */
import { describe, expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import {
  confirmed,
  enlist,
  gesture,
  group,
  invite,
  later,
  newcomer,
  only,
  open,
  person,
  retitle,
} from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { writeFact } from '../mirror/facts';
import { giveRemoteId } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { act } from '../queue/act';
import { markSending, park, release } from '../queue/states';
import { forgetDue, nextDue, nextParcels } from './outgoing';

/** Each parcel as its kind and the paths of what is in it. */
function planned(store: Store, most = 16): [kind: string, ...paths: string[]][] {
  return nextParcels(store, most).map(({ kind, changes }) => [kind, ...changes.map(({ path }) => path)]);
}

describe('parcels', () => {
  it('hold all edits of one person, and a creation what was edited since', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    gesture(store, { row, column: 'title', value: 'T' }, { row, column: 'displayName', value: 'D' });
    expect(planned(store)).toEqual([['update', 'title', 'displayName']]);
    const { row: fresh } = invite(store);
    retitle(store, fresh, 'T');
    expect(planned(store)).toEqual([['create', '', 'title']]);
  });

  it('go phase by phase: who is created before who is edited, and who is deleted last', async () => {
    const store = await openStore();
    const [one, two] = [person(store, '1'), person(store, '2')];
    const editors = group(store, 'g', []);
    gesture(store, { kind: 'delete', row: one });
    enlist(store, editors, two);
    retitle(store, two, 'T');
    gesture(store, { kind: 'create-group', name: 'New' });
    invite(store);
    const kinds: string[] = [];
    for (let parcels = nextParcels(store, 16); parcels.length > 0; parcels = nextParcels(store, 16)) {
      expect(parcels).toHaveLength(1);
      const [parcel] = parcels;
      if (!parcel) break;
      kinds.push(`${parcel.kind} ${parcel.resource.type}`);
      act(store, 'discard', { changes: parcel.changes.map(({ id }) => id) });
    }
    expect(kinds).toEqual(['create User', 'update User', 'create Group', 'members Group', 'delete User']);
  });

  it('are no more than asked for, the first asked for first', async () => {
    const store = await openStore();
    const rows = ['1', '2', '3'].map((id) => person(store, id));
    for (const row of rows) retitle(store, row, 'T');
    expect(nextParcels(store, 2).map(({ resource }) => resource.id)).toEqual(rows.slice(0, 2));
  });

  it('that are urgent come before all others, with what waits before them for the same person', async () => {
    const store = await openStore();
    const [one, two] = [person(store, '1'), person(store, '2')];
    retitle(store, one, 'T');
    retitle(store, two, 'T');
    gesture(store, { row: two, column: 'active', value: false });
    act(store, 'hurry', { rows: [two] });
    expect(nextParcels(store, 16).map(({ resource }) => resource.id)).toEqual([two]);
    expect(planned(store)).toEqual([['update', 'title', 'active']]);
  });

  it('leave out what was refused together with others: that goes alone', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    gesture(store, { row, column: 'title', value: 'T' }, { row, column: 'displayName', value: 'D' });
    for (const change of open(store)) release(store, change, { unsure: false, attempts: 0, alone: true });
    expect(planned(store)).toEqual([['update', 'title']]);
  });
});

describe('what waits', () => {
  it('for the admin, or for its time, is passed over', async () => {
    const store = await openStore();
    const rows = ['held', 'collected', 'rejected', 'due later'].map((id) => person(store, id));
    const [held, collected, rejected, due] = rows as [number, number, number, number];
    retitle(store, held, 'T');
    act(store, 'hold', {});
    retitle(store, rejected, 'T');
    park(store, open(store)[1] as never, 'rejected', failure('rejected'));
    retitle(store, due, 'T');
    const dueAt = store.now() + 60_000;
    release(store, open(store)[2] as never, { unsure: false, attempts: 1, dueAt });
    writeFact(store.mirror, 'sendMode', 'collected');
    retitle(store, collected, 'T');
    expect(planned(store)).toEqual([]);
    expect(nextDue(store)).toBe(dueAt);
    expect(nextParcels(later(store, 61_000), 16).map(({ resource }) => resource.id)).toEqual([due]);
    forgetDue(store);
    expect(nextDue(store)).toBeNull();
    expect(nextParcels(store, 16).map(({ resource }) => resource.id)).toEqual([due]);
  });

  it('behind an earlier edit of the same cell is not sent before it, whatever keeps that one', async () => {
    const store = await openStore();
    const row = person(store, 'u', { title: 'X' });
    retitle(store, row, 'Y');
    const first = only(store);
    markSending(store, [first]);
    retitle(store, row, 'Z');
    expect(planned(store)).toEqual([]);
    release(store, first, { unsure: true, attempts: 1, dueAt: store.now() + 60_000 });
    expect(planned(store)).toEqual([]);
    const [parcel] = nextParcels(later(store, 61_000), 16);
    expect(parcel?.changes.map(({ id }) => id)).toEqual([first.id]);
  });

  it('for somebody who is not at the tenant yet goes once they are', async () => {
    const store = await openStore();
    const editors = group(store, 'g', []);
    const { row } = invite(store);
    act(store, 'hold', {});
    enlist(store, editors, row);
    expect(planned(store)).toEqual([]);
    giveRemoteId(store.mirror, row, 'n', store.now());
    expect(planned(store)).toEqual([['members', 'members']]);
  });

  it('for a creation that is parked waits with it', async () => {
    const store = await openStore();
    const { row } = invite(store);
    park(store, only(store), 'conflict', failure('taken'));
    // Not by typing, which would ask the tenant again.
    enlist(store, group(store, 'g', []), row);
    expect(planned(store)).toEqual([]);
  });

  it('as a deletion goes after what was to be done for the same person', async () => {
    const store = await openStore();
    const row = person(store, 'u');
    retitle(store, row, 'T');
    const edit = only(store);
    markSending(store, [edit]);
    gesture(store, { kind: 'delete', row });
    expect(planned(store)).toEqual([]);
    release(store, edit, { unsure: true, attempts: 1 });
    expect(planned(store)).toEqual([['update', 'title']]);
    confirmed(store, edit);
    expect(planned(store)).toEqual([['delete', '']]);
  });
});

describe('memberships', () => {
  it('go a hundred at a time, who joins apart from who leaves', async () => {
    const store = await openStore();
    const editors = group(store, 'g', ['leaving']);
    const leaving = person(store, 'leaving');
    const joining = Array.from({ length: 120 }, (_, n) => person(store, String(n)));
    gesture(store, ...joining.map((row) => ({ kind: 'member' as const, group: editors, row, member: true })));
    enlist(store, editors, leaving, false);
    const [parcel, ...others] = nextParcels(store, 16);
    expect(others).toEqual([]);
    expect(parcel?.changes).toHaveLength(100);
    expect(parcel?.changes.every(({ kind }) => kind === 'add-member')).toBe(true);
  });

  it('of the same person go one after the other', async () => {
    const store = await openStore();
    const [row, editors] = [person(store, 'u'), group(store, 'g', [])];
    enlist(store, editors, row);
    const joining = only(store);
    markSending(store, [joining]);
    enlist(store, editors, row, false);
    release(store, joining, { unsure: true, attempts: 1 });
    expect(nextParcels(store, 16).flatMap(({ changes }) => changes.map(({ id }) => id))).toEqual([joining.id]);
  });
});

it('who is created is not held up by others who are parked', async () => {
  const store = await openStore();
  invite(store);
  park(store, only(store), 'conflict', failure('taken'));
  const { row } = invite(store, { ...newcomer, userName: 'new.two' });
  expect(nextParcels(store, 16).map(({ resource }) => resource.id)).toEqual([row]);
});
