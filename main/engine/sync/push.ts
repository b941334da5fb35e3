/** Brings one change to the tenant: marked before, looked up where in doubt, settled in one transaction after. */
import { type Failure, failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceById, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Change } from '../queue/changes';
import { rebase } from '../queue/rebase';
import { refreshRow } from '../queue/rows';
import { confirm, markSending, park, release } from '../queue/states';
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
 * @param reachable whether the tenant has just answered; if not, it is read first, so that a dead network leaves no
 * change in doubt
 */
export async function pushChange(
  store: Store,
  client: TenantClient,
  change: Change,
  reachable: boolean,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const remoteId = change.remoteId;
  if (remoteId === null) {
    park(store, change, 'rejected', failure('unknown-row'));
    return settled;
  }
  markSending(store, change);
  // Without If-Match a colleague's edit is only seen by looking.
  let look = change.unsure || !reachable || !store.model.discovery.etag;
  for (let round = 0; round < rounds; round += 1) {
    if (look) {
      const looked = await lookUp(store, client, change, remoteId, signal);
      if (looked) return looked;
    }
    const judged = judgeByBase(store, change);
    if (judged) return judged;
    const version = store.model.discovery.etag
      ? (resourceById(store.mirror, change.resourceId)?.version ?? null)
      : null;
    const askedAt = store.now();
    const answer = await client.patch(remoteId, [operationOf(change)], version, signal);
    if (answer.ok) return acknowledge(store, client, change, remoteId, answer.value, askedAt, signal);
    if (answer.failure.code !== 'conflict') return fail(store, change, answer.failure);
    look = true;
  }
  park(store, change, 'conflict', failure('conflict'));
  refreshRow(store, change.resourceId);
  return settled;
}

/** A value is replaced whole, or taken away (RFC 7644 section 3.5.2). */
export function operationOf(change: Change): PatchOperation {
  if (change.value === null) return { op: 'remove', path: change.path };
  return { op: 'replace', path: change.path, value: change.value };
}

/** Reads the resource into the mirror. Returns an outcome when it cannot be read. */
async function lookUp(
  store: Store,
  client: TenantClient,
  change: Change,
  remoteId: string,
  signal: AbortSignal,
): Promise<PushOutcome | null> {
  const askedAt = store.now();
  const found = await client.get(remoteId, signal);
  if (!found.ok) {
    // Reading changes nothing: what was unsure before is as unsure now.
    return fail(store, change, found.failure, change.unsure);
  }
  transaction(store.mirror, () => keep(store, change, found.value, askedAt));
  return null;
}

/** Settles a change by what the tenant is known to hold: done already, or overtaken by somebody else. */
function judgeByBase(store: Store, change: Change): PushOutcome | null {
  const resource = resourceById(store.mirror, change.resourceId);
  const theirs = resource ? readPath(resource.base, parsePath(change.path)) : null;
  const done = holds(theirs, change.value, change.was);
  if (!done && unmoved(theirs, change.was)) return null;
  transaction(store.mirror, () => {
    if (done) confirm(store, change, 'found-done', null);
    else park(store, change, 'conflict', failure('conflict', {}, JSON.stringify(theirs)));
    refreshRow(store, change.resourceId);
  });
  return settled;
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
  if (resource === null) {
    at = store.now();
    const read = await client.get(remoteId, signal);
    if (!read.ok) return fail(store, change, read.failure, true);
    resource = read.value;
  }
  const confirmed = resource;
  transaction(store.mirror, () => {
    const theirs = keep(store, change, confirmed, at);
    if (holds(theirs, change.value, change.was)) confirm(store, change, 'confirmed', null);
    else if (unmoved(theirs, change.was)) park(store, change, 'rejected', failure('value-dropped'));
    else confirm(store, change, 'confirmed', JSON.stringify(theirs));
    refreshRow(store, change.resourceId);
  });
  return settled;
}

function fail(store: Store, change: Change, reason: Failure, unsure?: boolean): PushOutcome {
  const verdict = judgeFailure(reason);
  const doubtful = unsure ?? (verdict === 'retry-unsure' || verdict === 'halt-unsure');
  if (
    verdict === 'park' ||
    verdict === 'moved' ||
    (verdict === 'retry-unsure' && change.attempts + 1 >= maximumTries)
  ) {
    transaction(store.mirror, () => {
      park(store, change, verdict === 'moved' ? 'conflict' : 'rejected', reason);
      refreshRow(store, change.resourceId);
    });
    return settled;
  }
  release(store, change, doubtful, null);
  return verdict === 'retry-unsure' ? { kind: 'postponed', failure: reason } : { kind: 'halted', failure: reason };
}
