/** What is to be sent next: changes of one resource that go in one request, in the order of their phases. */
import { sql } from 'kysely';
import type { ChangeKind } from '../../../preload/contract';
import { all, first, type Mirror, run, sqlFor } from '../mirror/handle';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, isOpen, memberOf, openChangesOf } from '../queue/changes';

/** Changes of one resource that go out together. */
export interface Parcel {
  kind: 'create' | 'update' | 'action' | 'members' | 'delete';
  resource: StoredResource;
  /** Of a creation the creation itself first, then what was edited since. */
  changes: Change[];
}

/** As many members are changed in one request. */
const mostMembers = 100;
const pageSize = 200;

/**
 * The next parcels, urgent ones first, all of one phase, each of another resource. What waits for a time, for the
 * admin, or for something else to be done first is passed over.
 */
export function nextParcels(store: Store, most: number): Parcel[] {
  const { mirror } = store;
  const now = store.now();
  const parcels: Parcel[] = [];
  const taken = new Set<number>();
  /** Changes of a kind of a resource that cannot go now; those of another kind may. */
  const waiting = new Set<string>();
  let phase: number | null = null;
  let after: Candidate | null = null;
  for (;;) {
    const candidates = dueAfter(mirror, now, after);
    for (const candidate of candidates) {
      if (phase !== null && candidate.phase !== phase) return parcels;
      const { resourceId, kind } = candidate;
      if (taken.has(resourceId) || waiting.has(`${resourceId} ${kind}`)) continue;
      const parcel = parcelOf(store, candidate, now);
      if (!parcel) {
        waiting.add(`${resourceId} ${kind}`);
        continue;
      }
      taken.add(resourceId);
      phase = candidate.phase;
      if (parcels.push(parcel) === most) return parcels;
    }
    if (candidates.length < pageSize) return parcels;
    after = candidates.at(-1) ?? null;
  }
}

interface Candidate {
  id: number;
  resourceId: number;
  kind: ChangeKind;
  phase: number;
}

/** Changes that may go by now, in their order. */
function dueAfter(mirror: Mirror, now: number, after: Candidate | null): Candidate[] {
  const due = sqlFor
    .selectFrom('change')
    .select(['change.id', 'change.resource_id as resourceId', 'change.kind', 'change.phase'])
    .where(isOpen)
    .where('change.state', '=', 'pending')
    .where('change.ready', '=', 1)
    .where('change.due_at', '<=', now);
  const page = after ? due.where(sql<boolean>`(change.phase, change.id) > (${after.phase}, ${after.id})`) : due;
  return all(mirror, page.orderBy('change.phase').orderBy('change.id').limit(pageSize));
}

/** When the next change that waits for its time may go; null where none does. */
export function nextDue({ mirror, now }: Store): number | null {
  const waiting = sqlFor
    .selectFrom('change')
    .select(({ fn }) => fn.min('change.due_at').as('at'))
    .where(isOpen)
    .where('change.state', '=', 'pending')
    .where('change.ready', '=', 1)
    .where('change.due_at', '>', now());
  return first(mirror, waiting)?.at ?? null;
}

/** What waits for its time is tried at once. */
export function forgetDue({ mirror }: Store): void {
  run(mirror, sqlFor.updateTable('change').set({ due_at: 0 }).where(isOpen).where('due_at', '>', 0));
}

function parcelOf(store: Store, candidate: Candidate, now: number): Parcel | null {
  const resource = resourceById(store.mirror, candidate.resourceId);
  const open = openChangesOf(store.mirror, candidate.resourceId);
  const change = open.find(({ id }) => id === candidate.id);
  // Serial for one resource: what is on its way is waited for.
  if (!resource || !change || open.some(({ state }) => state === 'sending')) return null;
  const goes = (other: Change) => other.state === 'pending' && other.ready && other.dueAt <= now;
  if (resource.remoteId === null) return creationOf(resource, open, goes);
  switch (change.kind) {
    case 'set':
      return updateOf(resource, open, goes);
    case 'delete': {
      const isFirst = !open.some((other) => other.id < change.id && (other.state === 'pending' || other.unsure));
      return isFirst ? { kind: 'delete', resource, changes: [change] } : null;
    }
    case 'action':
      return open.some((other) => goesBefore(other, change)) ? null : { kind: 'action', resource, changes: [change] };
    case 'create':
      // It has come to the tenant meanwhile, and is looked up.
      return { kind: 'create', resource, changes: [change] };
    default:
      return membersOf(store, resource, open, change, goes);
  }
}

/**
 * An earlier edit or action that goes by itself, now or later: a mail goes to the address that was given before it was
 * asked for, and of two pictures the second stays.
 */
function goesBefore({ id, kind, state, ready }: Change, action: Change): boolean {
  return id < action.id && (kind === 'set' || kind === 'action') && state === 'pending' && ready;
}

type Goes = (change: Change) => boolean;

/** Until the creation itself may go, nothing of it can. */
function creationOf(resource: StoredResource, open: Change[], goes: Goes): Parcel | null {
  const creation = open.find(({ kind }) => kind === 'create');
  if (!creation || !goes(creation)) return null;
  const edits = firstOfEach(open.filter(({ kind }) => kind === 'set')).filter(goes);
  return { kind: 'create', resource, changes: [creation, ...edits] };
}

function updateOf(resource: StoredResource, open: Change[], goes: Goes): Parcel | null {
  const changes = firstOfEach(open.filter(({ kind }) => kind === 'set')).filter(goes);
  const [change] = changes;
  if (!change) return null;
  return {
    kind: 'update',
    resource,
    changes: change.alone ? [change] : changes.filter(({ alone }) => !alone),
  };
}

/** Those behind which no earlier one of the same attribute, or of the same member, waits. */
function firstOfEach(changes: Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter(({ path, member }) => {
    const target = `${path} ${member ?? ''}`;
    if (seen.has(target)) return false;
    seen.add(target);
    return true;
  });
}

/** Who joins, or who leaves, as far as they are at the tenant. */
function membersOf(store: Store, resource: StoredResource, open: Change[], one: Change, goes: Goes): Parcel | null {
  const memberships = firstOfEach(open.filter(({ kind }) => kind === 'add-member' || kind === 'remove-member'));
  const changes: Change[] = [];
  for (const change of memberships) {
    if (change.kind !== one.kind || !goes(change) || remoteMember(store, change) === null) continue;
    if (change.alone && changes.length === 0) return { kind: 'members', resource, changes: [change] };
    if (!change.alone) changes.push(change);
    if (changes.length === mostMembers) break;
  }
  return changes.length > 0 ? { kind: 'members', resource, changes } : null;
}

/** The tenant's id of the user whose membership changes; null while they are not there. */
export function remoteMember({ mirror }: Store, change: Change): string | null {
  return resourceById(mirror, memberOf(change))?.remoteId ?? null;
}
