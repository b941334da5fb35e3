/** What an admin does and what a tenant then says, in the words of the tests of the queue and the sync. */
import { randomUUID } from 'node:crypto';
import { transaction } from '../../main/engine/mirror/handle';
import { resourceById, writeBase } from '../../main/engine/mirror/resources';
import type { Store } from '../../main/engine/mirror/store';
import { applyGesture } from '../../main/engine/queue/apply';
import { type Change, openChanges, openStates, overlay } from '../../main/engine/queue/changes';
import { rebase } from '../../main/engine/queue/rebase';
import { refreshRow } from '../../main/engine/queue/rows';
import { confirm, markSending } from '../../main/engine/queue/states';
import type { Json, Resource } from '../../main/engine/scim/resource';
import type { Edit } from '../../preload/contract';
import { user } from './tenant-model';

export const label = { key: 'batch.edit', params: {} };

/** Somebody new, as far as the small tenant's schemas demand it. */
export const newcomer = { userName: 'new.one', 'name.familyName': 'New' };

/** Somebody whom the mirror knows from the tenant; their number. */
export function person(store: Store, id: string, given: Record<string, unknown> = {}): number {
  return writeBase(store, user(id, given), store.stamp(), 1).id;
}

/** A group as a tenant returns it; without members where it does not show them. */
export function groupOf(id: string, members?: readonly string[]): Resource {
  const shown: Record<string, Json> = members ? { members: members.map((value) => ({ value })) } : {};
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id, displayName: `Group ${id}`, ...shown };
}

/** A group that the mirror knows from the tenant; its number. */
export function group(store: Store, id: string, members?: readonly string[]): number {
  return writeBase(store, groupOf(id, members), store.stamp(), 1, 'Group').id;
}

/** One gesture of the admin; nothing of it may be refused. */
export function gesture(store: Store, ...edits: Edit[]): { batchId: string; created: number[] } {
  const batchId = randomUUID();
  const { refused, created } = applyGesture(store, { batchId, label, edits });
  const [first] = refused;
  if (first) throw new Error(`refused: ${first.failure.code}`);
  return { batchId, created };
}

/** Types into the title of one person. */
export function retitle(store: Store, row: number, value: string): { batchId: string } {
  return gesture(store, { row, column: 'title', value });
}

/** Asks for one new person. */
export function invite(store: Store, values: Record<string, string> = newcomer): { row: number; batchId: string } {
  const { batchId, created } = gesture(store, { kind: 'create', values });
  return { row: created[0] ?? 0, batchId };
}

/** Lets somebody join a group, or leave it. */
export function enlist(store: Store, group: number, row: number, member = true): { batchId: string } {
  return gesture(store, { kind: 'member', group, row, member });
}

export function open(store: Store): Change[] {
  return openChanges(store.mirror, openStates);
}

/** The only open change. */
export function only(store: Store): Change {
  const [change, ...others] = open(store);
  if (!change || others.length > 0) throw new Error(`${change ? others.length + 1 : 0} changes are open`);
  return change;
}

/** What the tenant shows of somebody, as any answer brings it. */
export function shown(store: Store, resource: Resource, kind: 'User' | 'Group' = 'User'): void {
  transaction(store.mirror, () => {
    const written = writeBase(store, resource, store.stamp(), null, kind);
    if (written.state === 'moved') rebase(store, written.id);
  });
}

/** The tenant confirms an edit. */
export function confirmed(store: Store, change: Change): void {
  markSending(store, [change]);
  transaction(store.mirror, () => {
    const base = resourceById(store.mirror, change.resourceId)?.base ?? {};
    writeBase(store, overlay(base, [change]) as Resource, store.stamp(), null);
    confirm(store, change, 'confirmed', null);
    refreshRow(store, change.resourceId);
  });
}

/** The same mirror so many milliseconds later. */
export function later(store: Store, milliseconds: number): Store {
  return { ...store, now: () => store.now() + milliseconds, stamp: () => store.stamp() + milliseconds };
}
