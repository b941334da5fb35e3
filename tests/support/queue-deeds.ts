/** Everything that an admin, a colleague and a tenant can do to a queue, drawn by chance and done one deed at a time. */
import fc from 'fast-check';
import { transaction } from '../../main/engine/mirror/handle';
import { resourceById, resourceByRemote } from '../../main/engine/mirror/resources';
import type { Store } from '../../main/engine/mirror/store';
import { act } from '../../main/engine/queue/act';
import { applyGesture } from '../../main/engine/queue/apply';
import { depart } from '../../main/engine/queue/people';
import { resolve } from '../../main/engine/queue/resolve';
import { reverse } from '../../main/engine/queue/reverse';
import { recoverInterrupted } from '../../main/engine/queue/states';
import { redo, undo } from '../../main/engine/queue/undo';
import type { ResourceKind } from '../../main/engine/scim/resource';
import { creationsInDoubt } from '../../main/engine/sync/adopt';
import { nextParcels } from '../../main/engine/sync/outgoing';
import { learn } from '../../main/engine/sync/profile';
import { takeOne } from '../../main/engine/sync/pull';
import { pushParcels } from '../../main/engine/sync/push';
import type { Edit } from '../../preload/contract';
import { type Mood, moods, type PlainTenant, plainTenant } from './plain-tenant';
import { group, groupOf, invite, label, open, person } from './queue';
import { contextOf } from './scripted-client';
import { user } from './tenant-model';

export interface Scene {
  store: Store;
  tenant: PlainTenant;
  /** Whoever was ever there, people and groups, by the mirror's numbers. */
  people: number[];
  groups: number[];
  batches: string[];
}

/** Three people and two groups, known to the tenant and to the mirror, and somebody who is still to be created. */
export function setScene(store: Store): Scene {
  const tenant = plainTenant();
  learn(store, { ifMatch: 'ignored' });
  const people = ['ada', 'ben', 'cleo'].map((id) => {
    tenant.held.User.set(id, user(id));
    return person(store, id);
  });
  const groups = ['g', 'h'].map((id) => {
    tenant.held.Group.set(id, groupOf(id, ['ada']));
    return group(store, id, ['ada']);
  });
  const { row, batchId } = invite(store);
  return { store, tenant, people: [...people, row], groups, batches: [batchId] };
}

const which = fc.nat(7);
const title = fc.constantFrom('One', 'Two', 'Three', '');

const adminsDeed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), who: which, title }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('enlist' as const), who: which, where: which, joins: fc.boolean() }),
  },
  fc.record({ kind: fc.constant('create' as const), ofGroup: fc.boolean() }),
  fc.record({ kind: fc.constant('delete' as const), who: which, ofGroup: fc.boolean() }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), batch: fc.option(which) }) },
  fc.record({ kind: fc.constant('redo' as const) }),
  fc.record({ kind: fc.constant('reverse' as const), batch: which }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      action: fc.constantFrom('discard' as const, 'hold' as const, 'retry' as const, 'send' as const, 'hurry' as const),
      which: fc.option(which),
    }),
  },
  fc.record({ kind: fc.constant('resolve' as const), take: fc.constantFrom('mine' as const, 'theirs' as const) }),
);
export type AdminsDeed = typeof adminsDeed extends fc.Arbitrary<infer D> ? D : never;

const othersDeed = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('colleague types' as const), who: which, title }) },
  fc.record({ kind: fc.constant('colleague enlists' as const), who: which, where: which, joins: fc.boolean() }),
  fc.record({ kind: fc.constant('colleague deletes' as const), who: which }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pull' as const) }) },
  fc.record({ kind: fc.constant('crash' as const) }),
);

const push = fc.record({
  kind: fc.constant('push' as const),
  mood: fc.oneof({ weight: 3, arbitrary: fc.constant<Mood>('willing') }, fc.constantFrom<Mood>(...moods)),
  meanwhile: fc.option(adminsDeed),
});

export const anyDeed = fc.oneof(
  { weight: 5, arbitrary: adminsDeed },
  { weight: 2, arbitrary: othersDeed },
  { weight: 3, arbitrary: push },
);
export type Deed = typeof anyDeed extends fc.Arbitrary<infer D> ? D : never;

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(list.length, 1)];
}

/** Whether a deed is the admin's own: only those may end what is open without the tenant. */
export function isAdmins(deed: Deed): deed is AdminsDeed {
  return !['push', 'pull', 'crash'].includes(deed.kind) && !deed.kind.startsWith('colleague');
}

/** Does one deed; what does not fit is refused, as it would be. */
export async function enact(scene: Scene, deed: Deed, told: { before(): void; after(): void }): Promise<void> {
  const { store, tenant } = scene;
  if (deed.kind !== 'push') {
    enactAtOnce(scene, deed);
    return;
  }
  let isDone = deed.meanwhile === null;
  tenant.mood = deed.mood;
  tenant.meanwhile = () => {
    if (isDone || deed.meanwhile === null) return;
    isDone = true;
    told.before();
    enactAtOnce(scene, deed.meanwhile);
    told.after();
  };
  store.mirror.sqlite.exec('update change set due_at = 0 where due_at > 0');
  await pushParcels(contextOf(store, tenant.client), nextParcels(store, 16), () => {});
}

function enactAtOnce(scene: Scene, deed: Exclude<Deed, { kind: 'push' }>): void {
  const { store, tenant, people, groups, batches } = scene;
  switch (deed.kind) {
    case 'type':
      apply(scene, { row: pick(people, deed.who) ?? 0, column: 'title', value: deed.title });
      return;
    case 'enlist': {
      const [row, where] = [pick(people, deed.who) ?? 0, pick(groups, deed.where) ?? 0];
      apply(scene, { kind: 'member', group: where, row, member: deed.joins });
      return;
    }
    case 'create': {
      const name = `new-${people.length + groups.length}`;
      apply(scene, deed.ofGroup ? { kind: 'create-group', name } : { kind: 'create', values: { userName: name } });
      return;
    }
    case 'delete':
      apply(scene, { kind: 'delete', row: pick(deed.ofGroup ? groups : people, deed.who) ?? 0 });
      return;
    case 'undo':
      undo(store, deed.batch === null ? null : (pick(batches, deed.batch) ?? null));
      return;
    case 'redo':
      redo(store);
      return;
    case 'reverse': {
      const batch = pick(batches, deed.batch);
      const batchId = store.uuid();
      if (!batch) return;
      reverse(store, { batchId, label, of: { batch } });
      note(scene);
      return;
    }
    case 'act': {
      const one = deed.which === null ? null : pick(open(store), deed.which);
      act(store, deed.action, one ? { changes: [one.id] } : {});
      return;
    }
    case 'resolve':
      resolve(store, {}, { take: deed.take });
      return;
    case 'colleague types': {
      const found = pick([...tenant.held.User.values()], deed.who);
      if (found) tenant.held.User.set(found.id, { ...found, title: deed.title });
      return;
    }
    case 'colleague enlists': {
      const [member, where] = [
        pick([...tenant.held.User.keys()], deed.who),
        pick([...tenant.held.Group.values()], deed.where),
      ];
      if (member && where) tenant.held.Group.set(where.id, groupOf(where.id, deed.joins ? [member] : []));
      return;
    }
    case 'colleague deletes': {
      const id = pick([...tenant.held.User.keys()], deed.who);
      if (id) tenant.held.User.delete(id);
      return;
    }
    case 'pull':
      pull(scene);
      return;
    case 'crash':
      recoverInterrupted(store);
  }
}

function apply(scene: Scene, edit: Edit): void {
  const batchId = scene.store.uuid();
  applyGesture(scene.store, { batchId, label, edits: [edit] });
  scene.batches.push(batchId);
  note(scene);
}

/** Keeps the numbers of whoever is new. */
function note({ store, people, groups }: Scene): void {
  for (const { kind, resourceId } of open(store)) {
    if (kind !== 'create') continue;
    const numbers = resourceById(store.mirror, resourceId)?.type === 'Group' ? groups : people;
    if (!numbers.includes(resourceId)) numbers.push(resourceId);
  }
}

/** Everything that the tenant holds; who is gone leaves, unless changes wait on them. */
function pull({ store, tenant, people, groups }: Scene): void {
  const kinds: [ResourceKind, number[]][] = [
    ['User', people],
    ['Group', groups],
  ];
  transaction(store.mirror, () => {
    for (const [kind, numbers] of kinds) {
      for (const resource of tenant.held[kind].values()) {
        takeOne(store, kind, resource, store.stamp(), null, creationsInDoubt(store));
        const row = resourceByRemote(store.mirror, kind, resource.id)?.id ?? 0;
        if (!numbers.includes(row)) numbers.push(row);
      }
      for (const row of numbers) {
        const remoteId = resourceById(store.mirror, row)?.remoteId ?? null;
        if (remoteId !== null && !tenant.held[kind].has(remoteId)) depart(store, row);
      }
    }
  });
}
