/** Whether somebody whom we asked the tenant to create is there: the answer may have been lost, or have said nothing. */
import type { Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import { type Change, openChangesOf } from '../queue/changes';
import { holds } from '../scim/compare';
import { parsePath, readPath, writePath } from '../scim/path';
import type { Json, JsonObject, Resource, ResourceKind } from '../scim/resource';
import type { PushContext } from './outcome';

export type Lookup =
  | { kind: 'ours'; resource: Resource; askedAt: number }
  /** Somebody else has the name. */
  | { kind: 'taken' }
  | { kind: 'absent' };

/** Clocks of tenants and of this machine differ by less than this, in milliseconds; mostly. */
const clockDifference = 10 * 60_000;

/**
 * Looks by the `externalId` that the app gave, and by name where the tenant does not keep that or cannot look by it.
 *
 * @param mayBeThere whether an answer was lost or said nothing: only then may a namesake be ours, if it has no
 * `externalId` of somebody else's and is not older than our request
 */
export async function lookUp(
  context: PushContext,
  kind: ResourceKind,
  creation: Change,
  mayBeThere: boolean,
): Promise<Result<Lookup>> {
  const wanted = creation.value as JsonObject;
  const externalId = textOf(wanted.externalId);
  if (externalId !== null) {
    const found = await search(context, kind, 'externalId', externalId);
    if (!found.ok) return found;
    const [resource] = found.value.resources;
    if (resource) return succeeded({ kind: 'ours', resource, askedAt: found.value.askedAt });
  }
  const attribute = kind === 'User' ? 'userName' : 'displayName';
  const name = textOf(wanted[attribute]);
  if (name === null) return succeeded({ kind: 'absent' });
  const found = await search(context, kind, attribute, name);
  if (!found.ok) return found;
  const { resources, askedAt } = found.value;
  const own = mayBeThere
    ? resources.find(
        (resource) => mayBeOurs(resource, externalId, creation) && holdsWhatWeSent(context, resource, creation),
      )
    : undefined;
  if (own) return succeeded({ kind: 'ours', resource: own, askedAt });
  return succeeded({ kind: resources.length > 0 && kind === 'User' ? 'taken' : 'absent' });
}

function mayBeOurs(resource: Resource, externalId: string | null, { sentAt }: Change): boolean {
  const theirs = textOf(resource.externalId);
  if (theirs !== null && theirs !== externalId) return false;
  if (sentAt === null) return false;
  const { meta } = resource;
  const created = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? textOf(meta.created) : null;
  const at = created === null ? Number.NaN : Date.parse(created);
  return Number.isNaN(at) || at >= sentAt - clockDifference;
}

/** A namesake who differs in anything that we gave is somebody else: better a question too many than a stranger adopted. */
function holdsWhatWeSent({ store }: PushContext, resource: Resource, creation: Change): boolean {
  const theirs = store.model.normalise('User', resource);
  const sent = [creation.value as JsonObject];
  for (const edit of openChangesOf(store.mirror, creation.resourceId)) {
    if (edit.kind === 'set') sent.push(writePath({}, parsePath(edit.path), edit.value));
  }
  return store.model.columns.every(({ path, fixed }) => {
    const held = readPath(theirs, path);
    if (held === null || fixed === 'read-only' || path.attribute === 'externalId') return true;
    const given = sent.map((one) => readPath(one, path)).filter((value) => value !== null);
    return given.length === 0 || given.some((value) => holds(held, value, null));
  });
}

/** Those with an attribute of this value: asked for, or, where the tenant does not take the filter, read one by one. */
async function search(
  { store, client, signal }: PushContext,
  kind: ResourceKind,
  attribute: string,
  text: string,
): Promise<Result<{ resources: Resource[]; askedAt: number }>> {
  const askedAt = store.stamp();
  const found = await client.find(kind, attribute, text, signal);
  if (found.ok) return succeeded({ resources: found.value, askedAt });
  if (found.failure.code !== 'rejected' && found.failure.code !== 'not-found') return found;
  const resources: Resource[] = [];
  for await (const page of client.pages({ kind }, signal)) {
    if (!page.ok) return page;
    resources.push(...page.value.resources.filter((resource) => isSame(resource[attribute], text)));
  }
  return succeeded({ resources, askedAt });
}

function isSame(value: Json | undefined, text: string): boolean {
  return textOf(value)?.toLowerCase() === text.toLowerCase();
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
