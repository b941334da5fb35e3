/** What holds of the queue after whatever an admin, a colleague and a tenant do, in whatever order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { open } from '../../../tests/support/queue';
import { anyDeed, type Deed, enact, isAdmins, type Scene, setScene } from '../../../tests/support/queue-deeds';
import { openStore } from '../../../tests/support/tenant-model';
import { memberIds, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { type Change, changeById, isOpenState, memberOf, openChangesOf, overlay } from './changes';
import { isMembership } from './members';

/** row = base + open changes, for people and for groups. */
function expectRows({ store, people, groups }: Scene): void {
  for (const row of people) {
    const stored = resourceById(store.mirror, row);
    expect(readRow(store.mirror, row)).toEqual(stored && overlay(stored.base, openChangesOf(store.mirror, row)));
  }
  for (const row of groups) {
    const shown = store.mirror.sqlite.prepare('select name, members from group_row where id = ?').get(row);
    expect(shown).toEqual(wantedGroup(store, row));
  }
}

function wantedGroup(store: Store, row: number): { name: string; members: number } | undefined {
  const stored = resourceById(store.mirror, row);
  if (!stored) return undefined;
  const changes = openChangesOf(store.mirror, row);
  const members = new Set<string>(memberIds(stored.base));
  for (const change of changes.filter(isMembership)) {
    const number = memberOf(change);
    const member = resourceById(store.mirror, number)?.remoteId ?? `number ${number}`;
    if (change.kind === 'add-member') members.add(member);
    else members.delete(member);
  }
  return { name: String(overlay(stored.base, changes).displayName ?? ''), members: members.size };
}

/** One attribute, or one member, never has two wishes that nobody has sent yet. */
function expectOneWish(store: Store): void {
  const wishes = open(store).filter(({ state, sentAt }) => state !== 'sending' && sentAt === null);
  const targets = wishes.map(({ resourceId, kind, path, member }) =>
    member === null ? `${resourceId} ${kind} ${path}` : `${resourceId} member ${member}`,
  );
  expect(targets).toEqual([...new Set(targets)]);
}

/** What is open is about somebody who is there; who has left is told of by a conflict. */
function expectSomebody(store: Store): void {
  for (const change of open(store)) {
    expect(resourceById(store.mirror, change.resourceId)).not.toBeNull();
    if (!isMembership(change) || resourceById(store.mirror, memberOf(change))) continue;
    expect(change).toMatchObject({ state: 'conflict', failure: { code: 'gone' } });
  }
}

/** Whether what a change became is an end that is known to the admin, or a later wish of theirs took its place. */
function isAccountedFor(store: Store, change: Change): boolean {
  const now = changeById(store.mirror, change.id);
  if (!now) return false;
  if (isOpenState(now.state) || now.state === 'done') return true;
  const by = now.state === 'replaced' && now.replacedBy !== null ? changeById(store.mirror, now.replacedBy) : null;
  return by !== null && isAccountedFor(store, by);
}

/** Nothing that was open has vanished, but by the admin or because the tenant has it. */
function expectNoneLost(store: Store, before: readonly Change[], deed: Deed | null): void {
  for (const change of before) {
    if (deed === null || isAdmins(deed)) {
      // What is under way cannot be taken back by anybody.
      if (change.state === 'sending' || change.unsure) expect(open(store).map(({ id }) => id)).toContain(change.id);
    } else if (!isAccountedFor(store, change)) {
      expect(wasDeleted(store, change), `${change.kind} ${change.path} was lost by ${deed.kind}`).toBe(true);
    }
  }
}

/** With a person whom the admin has deleted goes whatever else was to become of them. */
function wasDeleted({ mirror }: Store, { resourceId }: Change): boolean {
  const deletions = mirror.sqlite.prepare(
    `select count(*) from change where resource_id = ? and kind = 'delete' and state in ('done', 'replaced')`,
  );
  return Number(deletions.pluck().get(resourceId)) > 0;
}

it('after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { maxLength: 30, size: 'max' }), async (deeds) => {
      const store = await openStore();
      const scene = setScene(store);
      for (const deed of deeds) {
        let before = open(store);
        await enact(scene, deed, {
          before() {
            if (!isAdmins(deed)) expectNoneLost(store, before, deed);
            before = open(store);
          },
          after() {
            expectNoneLost(store, before, null);
            before = open(store);
          },
        });
        expectNoneLost(store, before, deed);
        expectRows(scene);
        expectOneWish(store);
        expectSomebody(store);
        // Nothing stays on its way when its request is over.
        expect(open(store).filter(({ state }) => state === 'sending')).toEqual([]);
      }
      store.mirror.sqlite.close();
    }),
    { numRuns: 60 },
  );
});
