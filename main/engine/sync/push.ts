/** Brings one change to the tenant: marked before, looked up where in doubt, settled in one transaction after. */
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceById, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, changeById } from '../queue/changes';
import { rebase } from '../queue/rebase';
import { refreshRow } from '../queue/rows';
import { confirm, expectBefore, markSending, park, release } from '../queue/states';
import { holds, unmoved } from '../scim/compare';
import { normalise } from '../scim/normalise';
import { parsePath, readPath } from '../scim/path';
import type { PatchOperation, Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';
import { judgeFailure, maximumTries } from './classify';

export type PushOutcome =
  /** The change is done or parked. */
  | { kind: 'settled' }
  /** The tenant stumbled over this change; try it again later, others meanwhile. */
  | { kind: 'postponed'; failure: Failure }
  /** The tenant cannot be reached or does not let us in: everything waits. */
  | { kind: 'halted'; failure: Failure };

const settled: PushOutcome = { kind: 'settled' };

/** How often a 412 is answered by reading again and repeating. */
const rounds = 3;

/**
 * Sends one pending change. Nothing is thrown for what a tenant or a network may do.
 *
 * The user is read first: that settles a request whose answer was lost, shows a colleague's edit where the tenant has no
 * versions, and brings the version where it has. A 412 is answered by reading again.
 */
export async function pushChange(
  store: Store,
  client: TenantClient,
  pending: Change,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const remoteId = pending.remoteId;
  if (remoteId === null) {
    park(store, pending, 'rejected', failure('unknown-row'));
    return settled;
  }
  for (let round = 0; round < rounds; round += 1) {
    const unread = await readFirst(store, client, pending, remoteId, signal);
    if (unread) return unread;
    // The admin may have taken it back while the tenant was asked.
    const change = changeById(store.mirror, pending.id);
    if (change?.state !== 'pending' && change?.state !== 'sending') return settled;
    if (judgeByBase(store, change)) return settled;
    const version = store.model.discovery.etag
      ? (resourceById(store.mirror, change.resourceId)?.version ?? null)
      : null;
    markSending(store, change);
    const askedAt = store.now();
    const answer = await client.patch(remoteId, [operationOf(change)], version, signal);
    if (answer.ok) return acknowledge(store, client, change, remoteId, answer.value, askedAt, signal);
    if (answer.failure.code !== 'conflict') return fail(store, change, answer.failure);
  }
  park(store, pending, 'conflict', failure('conflict'));
  return settled;
}

/** A value is replaced whole, or taken away (RFC 7644 section 3.5.2). */
export function operationOf(change: Change): PatchOperation {
  if (change.value === null) return { op: 'remove', path: change.path };
  return { op: 'replace', path: change.path, value: change.value };
}

/** Reads the user into the mirror. Returns an outcome when that cannot be done. */
async function readFirst(
  store: Store,
  client: TenantClient,
  change: Change,
  remoteId: string,
  signal: AbortSignal,
): Promise<PushOutcome | null> {
  const askedAt = store.now();
  const found = await read(client, remoteId, signal);
  // Reading changes nothing: what was unsure before is as unsure now.
  if (!found.ok) return fail(store, changeById(store.mirror, change.id) ?? change, found.failure, change.unsure);
  transaction(store.mirror, () => keep(store, change, found.value, askedAt));
  return null;
}

/** The user, and nobody else. */
async function read(client: TenantClient, remoteId: string, signal: AbortSignal): Promise<Result<Resource>> {
  const found = await client.get(remoteId, signal);
  return found.ok && found.value.id !== remoteId ? failed('not-scim', {}, found.value.id) : found;
}

/** Settles a change by what the tenant is known to hold: done already, or overtaken by somebody else. */
function judgeByBase(store: Store, change: Change): boolean {
  const resource = resourceById(store.mirror, change.resourceId);
  const theirs = resource ? readPath(resource.base, parsePath(change.path)) : null;
  const done = holds(theirs, change.value, change.was);
  if (!done && unmoved(theirs, change.was)) return false;
  transaction(store.mirror, () => {
    if (done) confirm(store, change, 'found-done', null);
    else park(store, change, 'conflict', failure('conflict', {}, JSON.stringify(theirs)));
    refreshRow(store, change.resourceId);
  });
  return true;
}

/** Keeps the base that came with an answer; returns what it holds at the change's attribute. */
function keep(store: Store, change: Change, resource: Resource, askedAt: number) {
  const base = normalise(resource, store.model.spelling);
  if (writeBase(store, base, askedAt, null).state === 'moved') rebase(store, change.resourceId, change);
  return readPath(base, parsePath(change.path));
}

/** The tenant said yes: reads back what it made of the value, and ends the change. */
async function acknowledge(
  store: Store,
  client: TenantClient,
  change: Change,
  remoteId: string,
  body: Resource | null,
  askedAt: number,
  signal: AbortSignal,
): Promise<PushOutcome> {
  let resource = body;
  let at = askedAt;
  if (resource === null || resource.id !== remoteId) {
    at = store.now();
    const found = await read(client, remoteId, signal);
    if (!found.ok) return fail(store, change, found.failure, true);
    resource = found.value;
  }
  const confirmed = resource;
  transaction(store.mirror, () => {
    const theirs = keep(store, change, confirmed, at);
    if (holds(theirs, change.value, change.was)) confirm(store, change, 'confirmed', null);
    else if (unmoved(theirs, change.was)) park(store, change, 'rejected', failure('value-dropped'));
    else confirm(store, change, 'confirmed', JSON.stringify(theirs));
    // What was typed meanwhile replaces what the tenant made of this value.
    expectBefore(store, change, theirs);
    refreshRow(store, change.resourceId);
  });
  return settled;
}

/** @param unsure whether the tenant may have done it all the same; judged by the failure unless told */
function fail(store: Store, change: Change, reason: Failure, unsure?: boolean): PushOutcome {
  const verdict = judgeFailure(reason);
  const doubtful = unsure ?? (verdict === 'retry-unsure' || verdict === 'halt-unsure');
  const stumbles = change.attempts + 1;
  if (verdict === 'park' || verdict === 'moved' || (verdict === 'retry-unsure' && stumbles >= maximumTries)) {
    park(store, change, verdict === 'moved' ? 'conflict' : 'rejected', reason);
    return settled;
  }
  if (verdict === 'retry-unsure') {
    release(store, change, doubtful, stumbles);
    return { kind: 'postponed', failure: reason };
  }
  release(store, change, doubtful, change.attempts);
  return { kind: 'halted', failure: reason };
}
