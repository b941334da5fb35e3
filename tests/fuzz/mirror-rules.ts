/** What must hold of a mirror's file at any moment, and from one look at it to the next. */
import type { Json, JsonObject } from '../../main/engine/scim/resource';
import { type ChangeLine, isOpen, type MirrorState, openChangesOf, type ResourceLine } from '../support/mirror-file';
import type { Chronicle } from './chronicle';
import { doneWasConfirmed, undoLeavesNoTrace } from './done-rules';
import type { Ledger } from './ledger';
import { alike } from './likeness';
import { describeChange } from './telling';
import { Violation } from './violation';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a path leads in a resource: the names of the steps. `urn:...:User:department` is two, `name.givenName` too. */
function stepsOf(path: string): string[] {
  if (!path.toLowerCase().startsWith('urn:')) return path.split('.');
  const colon = path.lastIndexOf(':');
  return [path.slice(0, colon), ...path.slice(colon + 1).split('.')];
}

function withValue(resource: JsonObject, [step = '', ...rest]: string[], value: Json): JsonObject {
  const { [step]: inner, ...others } = resource;
  if (rest.length === 0) return value === null ? others : { ...others, [step]: value };
  const next = withValue(isObject(inner) ? inner : {}, rest, value);
  return Object.keys(next).length === 0 ? others : { ...others, [step]: next };
}

/** What the admin must see: the base with its open changes laid over it, oldest first. */
export function expectedRow(mirror: MirrorState, { id, base }: ResourceLine): JsonObject {
  let resource = base;
  for (const { kind, path, value } of openChangesOf(mirror, id)) {
    if (kind === 'create') resource = { ...(isObject(value) ? value : {}), ...resource };
    if (kind === 'set') resource = withValue(resource, stepsOf(path), value);
  }
  return resource;
}

/** The same, to the letter, whatever the order of names; an empty object is as good as none. */
function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => [name, ordered(item)]);
  return Object.fromEntries(
    entries.filter(([, item]) => !isObject(item) || Object.keys(item).length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function sameToTheLetter(a: Json, b: Json): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function membersOf(base: JsonObject): Set<string> {
  const { members } = base;
  return new Set(Array.isArray(members) ? members.map((one) => (isObject(one) ? String(one.value) : '')) : []);
}

function expectedMembers(mirror: MirrorState, group: ResourceLine): number {
  const members = new Set<string | number>(membersOf(group.base));
  for (const { kind, value } of openChangesOf(mirror, group.id)) {
    if ((kind !== 'add-member' && kind !== 'remove-member') || !isObject(value)) continue;
    const row = Number(value.row);
    const member = mirror.resources.get(row)?.remoteId ?? row;
    if (kind === 'add-member') members.add(member);
    else members.delete(member);
  }
  return members.size;
}

/** Row = base with open changes, for every user and group; and no row without a resource. */
export function rowIsBaseWithOpenChanges(mirror: MirrorState): void {
  const rule = 'row is base with open changes';
  for (const resource of mirror.resources.values()) {
    const expected = expectedRow(mirror, resource);
    const name = `${resource.type} ${resource.id}`;
    if (resource.type === 'Group') {
      const row = mirror.groupRows.get(resource.id);
      if (!row) throw new Violation(rule, `${name} has no row`);
      const members = expectedMembers(mirror, resource);
      if (row.members !== members) throw new Violation(rule, `${name} shows ${row.members} members, not ${members}`);
      if (row.name !== (expected.displayName ?? '')) {
        throw new Violation(rule, `${name} is called ${row.name}, not ${expected.displayName}`);
      }
      continue;
    }
    const row = mirror.rows.get(resource.id);
    if (!row) throw new Violation(rule, `${name} has no row`);
    const seen = row.data ?? resource.base;
    if (!sameToTheLetter(seen, expected)) {
      throw new Violation(rule, `${name} shows ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`);
    }
    if (row.userName !== (expected.userName ?? null)) {
      throw new Violation(rule, `the columns of ${name} show ${row.userName}, not ${expected.userName}`);
    }
  }
  for (const id of [...mirror.rows.keys(), ...mirror.groupRows.keys()]) {
    if (!mirror.resources.has(id)) throw new Violation(rule, `row ${id} has no resource`);
  }
}

/** Every change of an acknowledged batch is there, whatever became of it. */
export function acknowledgedEditsSurvive(mirror: MirrorState, { acknowledged }: Chronicle): void {
  for (const [batch, changes] of acknowledged) {
    const rule = 'acknowledged edits survive';
    if (!mirror.batches.has(batch)) throw new Violation(rule, `batch ${batch} is gone`);
    const lost = changes.find((id) => !mirror.changes.has(id));
    if (lost !== undefined) throw new Violation(rule, `change ${lost} of batch ${batch} is gone`);
  }
}

/** The same but for its state: what a change is to do is never altered. */
function isSameChange(before: ChangeLine, now: ChangeLine): boolean {
  return (
    before.batchId === now.batchId &&
    before.resourceId === now.resourceId &&
    before.kind === now.kind &&
    before.path === now.path &&
    JSON.stringify(before.value) === JSON.stringify(now.value)
  );
}

/** Places in the order of what happened at the tenant. */
export interface Moments {
  /** When a change was made. */
  since(change: ChangeLine): number;
  /** The tenant may show what it held from then on: earlier than the change where it is late. */
  shownSince(change: ChangeLine): number;
}

/** Each change has moved only as it may since the last look. */
export function changesMoveAsTheyMay(
  before: MirrorState,
  now: MirrorState,
  { acted }: Chronicle,
  ledger: Ledger,
  { since, shownSince }: Moments,
): void {
  for (const change of now.changes.values()) {
    const old = before.changes.get(change.id);
    // Who resolves a conflict with a third value gives it to the change.
    const resolved = acted && old?.state === 'conflict';
    if (old && !resolved && !isSameChange(old, change)) {
      throw new Violation('a change never becomes another', `${describeChange(old)} is now ${describeChange(change)}`);
    }
    if (old?.state === change.state) continue;
    if (old && (old.state === 'done' || (!isOpen(old) && !acted))) {
      throw new Violation('settled stays settled', `${describeChange(old)} is now ${change.state}`);
    }
    if (change.state === 'done') doneWasConfirmed(now, change, ledger, shownSince(change));
    if (change.state === 'discarded' || change.state === 'undone') {
      const deleted = [...now.changes.values()].some(
        ({ id, resourceId, kind }) => id > change.id && resourceId === change.resourceId && kind === 'delete',
      );
      if (!acted && !deleted) throw new Violation('nothing open ends without the admin', describeChange(change));
      if (old) undoLeavesNoTrace(now, old, ledger, since(change));
    }
    if (change.state === 'replaced' && !acted && !hasSuccessor(now, change) && !wasUnwanted(now, change)) {
      throw new Violation('nothing open ends without the admin', describeChange(change));
    }
  }
}

/**
 * Somebody whom the tenant refused to create, and whom the admin had meanwhile deleted: nobody is left to decide over,
 * nor to join a group.
 */
function wasUnwanted(now: MirrorState, { resourceId, path, value }: ChangeLine): boolean {
  const whom = path === 'members' && isObject(value) ? value.row : resourceId;
  const own = [...now.changes.values()].filter((change) => change.resourceId === whom);
  const isOver = (kind: ChangeLine['kind']) =>
    own.some((change) => change.kind === kind && change.state === 'replaced');
  return isOver('create') && isOver('delete') && !own.some(isOpen);
}

/** Every conflict that has come up since the last look has its reason. */
export function conflictsHaveTheirReasons(before: MirrorState, now: MirrorState, ledger: Ledger): void {
  for (const change of now.changes.values()) {
    const isNew = change.state === 'conflict' && before.changes.get(change.id)?.state !== 'conflict';
    if (isNew) conflictHasItsReason(now, change, ledger);
  }
}

/** Somebody else, or a rule of the tenant, has moved the attribute: not a change of our own. */
function conflictHasItsReason(mirror: MirrorState, change: ChangeLine, ledger: Ledger): void {
  const resource = mirror.resources.get(change.resourceId);
  if (change.kind !== 'set' || !resource || resource.remoteId === null) return;
  // Whoever cannot be found any more is a reason as well.
  if (!change.failure?.includes('"conflict"')) return;
  if (ledger.now(resource.type, resource.remoteId) === null) return;
  const own = [...mirror.changes.values()].filter(
    ({ resourceId, path }) => resourceId === change.resourceId && path === change.path,
  );
  const moved = ledger
    .held(resource.type, resource.remoteId, change.path)
    .some(
      ({ value, mover }) =>
        mover.by === 'colleague' || (mover.by === 'request' && !own.some((one) => alike(one.value, value))),
    );
  if (moved) return;
  throw new Violation('a conflict has its reason', `${describeChange(change)}: nobody else has moved it`);
}

/** The number in a version such as `W/"7"`; null where there is none. */
function versionOf({ base }: ResourceLine): number | null {
  const version = isObject(base.meta) ? base.meta.version : null;
  const digits = typeof version === 'string' ? /^(?:W\/)?"(\d+)"$/.exec(version)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

/** What was learnt first never takes the place of what was learnt later. */
export function baseNeverGoesBack(before: MirrorState, now: MirrorState): void {
  for (const resource of now.resources.values()) {
    const old = before.resources.get(resource.id);
    const [was, is] = [old && versionOf(old), versionOf(resource)];
    if (typeof was !== 'number' || is === null || is >= was) continue;
    throw new Violation('the base never goes back', `${resource.type} ${resource.id} went from ${was} to ${is}`);
  }
}

/** A later wish for the same attribute, or the deletion of the whole resource. */
function hasSuccessor(mirror: MirrorState, change: ChangeLine): boolean {
  return [...mirror.changes.values()].some(
    (other) =>
      other.id > change.id &&
      other.resourceId === change.resourceId &&
      (other.kind === 'delete' || (other.path === change.path && other.kind !== 'create')),
  );
}
