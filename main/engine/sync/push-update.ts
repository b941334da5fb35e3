/** Brings edits of one resource to the tenant: looked up where in doubt, marked before, settled in one transaction after. */
import { failure } from '../../../preload/failure';
import { transaction, unhurriedTransaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { isAwaited } from '../queue/awaited';
import { type Change, overlay } from '../queue/changes';
import { refreshRow } from '../queue/rows';
import { confirm, expectBefore, markSending, park, release } from '../queue/states';
import { valueText } from '../queue/words';
import { holds, unmoved } from '../scim/compare';
import { parsePath, readPath } from '../scim/path';
import type { JsonObject, PatchOperation, Resource } from '../scim/resource';
import { fail, giveUp, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import type { Parcel } from './outgoing';
import { learn, profileOf } from './profile';
import { keep, read, readUntil, type Seen } from './read-back';

/** How often a 412 is answered by reading again and repeating. */
const rounds = 3;
/** How long before each of them, in milliseconds: some servers take a moment to show what they have just refused for. */
const pauses = [0, 500, 2000];

/** No tenant gives out such a version: a write that asks for it must be refused, where versions are heeded at all. */
const nobodysVersion = 'W/"muster-asks-whether-versions-count"';

/**
 * Sends the edits of one resource in one PATCH. Where the tenant is known to heed versions, the one in the mirror
 * guards against overwriting what a colleague did; elsewhere, and where an answer was lost, the resource is read first
 * and compared. The first edit of a tenant finds out which: it is sent with a version that cannot be right.
 */
export async function pushUpdate(context: PushContext, { resource, changes }: Parcel): Promise<PushOutcome> {
  const { store } = context;
  const { remoteId, type } = resource;
  if (remoteId === null) return null;
  const attempt: Attempt = { triesVersions: true, refusedVersion: null, refusedTwice: false };
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await context.wait(pauses[round] ?? 0, context.signal);
    if (round > 0 || mustLook(store, resource.id, changes)) {
      const found = await read(context, type, remoteId);
      if (!found.ok) return failRead(context, changes, found.failure, round > 0);
      transaction(store.mirror, () => keep(store, type, found.value, changes));
    }
    const sending = markSending(store, settleByBase(store, resource.id, changes));
    if (sending.length === 0) return null;

    const answer = await send(context, resource.id, sending, attempt);
    if (answer.kind === 'refused') return fail(context, sending, answer.failure);
    if (answer.kind === 'done') return acknowledge(context, resource.id, sending, answer.seen);
  }
  return attempt.refusedTwice ? mistrust(context, changes) : giveUp(context, changes);
}

/** So often a resource's own version has to be refused before versions are given up: once it may be a late reading. */
const mostMistrusts = 3;
/** How long until the next attempt, in milliseconds. */
const mistrustRest = 30_000;

/** The tenant refuses the very version that it shows: it may be slow to show a newer one, or compare something else. */
function mistrust({ store }: PushContext, changes: readonly Change[]): PushOutcome {
  const mistrusts = profileOf(store).mistrusts + 1;
  learn(store, mistrusts >= mostMistrusts ? { ifMatch: 'ignored', mistrusts: 0 } : { mistrusts });
  const dueAt = store.now() + mistrustRest;
  transaction(store.mirror, () => {
    for (const change of changes) release(store, change, { unsure: true, attempts: change.attempts, dueAt });
  });
  return null;
}

/** What the rounds of one attempt have shown of the tenant. */
interface Attempt {
  /** A version that cannot be right is still worth a try. */
  triesVersions: boolean;
  /** The resource's own version, where the tenant has refused even that. */
  refusedVersion: string | null;
  /** And has shown the same one again when it was read anew. */
  refusedTwice: boolean;
}

/** Whether the mirror's base is not enough to judge by. */
export function mustLook(store: Store, resourceId: number, changes: readonly Change[]): boolean {
  const version = resourceById(store.mirror, resourceId)?.version ?? null;
  return changes.some(({ unsure }) => unsure) || version === null || profileOf(store).ifMatch !== 'honoured';
}

/**
 * Reading changes nothing: what was unsure before is as unsure now. So is everything after a 412, which may be the answer
 * to a repetition: proxies and browsers' network stacks send some requests twice.
 */
function failRead(
  context: PushContext,
  changes: readonly Change[],
  reason: Parameters<typeof fail>[2],
  wasRefused: boolean,
): PushOutcome {
  const doubtful = changes.filter(({ unsure }) => unsure || wasRefused);
  const certain = changes.filter(({ unsure }) => !unsure && !wasRefused);
  const outcomes = [fail(context, doubtful, reason, true), fail(context, certain, reason, false)];
  return outcomes.find((outcome) => outcome !== null) ?? null;
}

/**
 * Ends, of what still waits, what the tenant holds already and what somebody else has overtaken; answers what is left to
 * send.
 */
export function settleByBase(store: Store, resourceId: number, changes: readonly Change[]): Change[] {
  return transaction(store.mirror, () => {
    const base = resourceById(store.mirror, resourceId)?.base ?? {};
    const waiting = stillWaiting(store, changes);
    const left: Change[] = [];
    for (const change of waiting) {
      const theirs = readPath(base, parsePath(change.path));
      const isInForce = holds(theirs, change.value, change.was);
      if (isInForce || isAwaited(base, change)) {
        confirm(store, change, 'found-done', isInForce ? null : 'awaited');
        expectBefore(store, change, theirs);
      } else if (unmoved(theirs, change.was)) left.push(change);
      else park(store, change, 'conflict', failure('conflict', {}, valueText(store, change.path, theirs)));
    }
    if (left.length < waiting.length) refreshRow(store, resourceId);
    return left;
  });
}

type Sent =
  | { kind: 'done'; seen: Seen | null }
  | { kind: 'refused'; failure: Parameters<typeof fail>[2] }
  /** The resource has moved: look again. */
  | { kind: 'moved' };

async function send(
  context: PushContext,
  resourceId: number,
  changes: readonly Change[],
  attempt: Attempt,
): Promise<Sent> {
  const { store } = context;
  const version = resourceById(store.mirror, resourceId)?.version ?? null;
  const { ifMatch } = profileOf(store);
  if (version === null || ifMatch === 'ignored') return request(context, resourceId, changes, null);
  if (ifMatch === 'unknown') {
    const tried = attempt.triesVersions ? await tryVersions(context, resourceId, changes, attempt) : 'plainly';
    if (tried === 'plainly') {
      const plain = await request(context, resourceId, changes, null);
      if (plain.kind === 'done') learn(store, { ifMatch: 'ignored' });
      return plain;
    }
    if (tried !== 'heeded') return tried;
  }
  const guarded = await request(context, resourceId, changes, version);
  if (guarded.kind === 'done' && (ifMatch !== 'honoured' || profileOf(store).mistrusts > 0)) {
    learn(store, { ifMatch: 'honoured', mistrusts: 0 });
  }
  if (guarded.kind === 'moved') {
    attempt.refusedTwice ||= version === attempt.refusedVersion;
    attempt.refusedVersion = version;
  }
  return guarded;
}

/** Sends the edits with a version that nobody can have: whoever heeds versions refuses them for it. */
async function tryVersions(
  context: PushContext,
  resourceId: number,
  changes: readonly Change[],
  attempt: Attempt,
): Promise<'heeded' | 'plainly' | Sent> {
  const trial = await request(context, resourceId, changes, nobodysVersion);
  if (trial.kind === 'moved') return 'heeded';
  if (trial.kind === 'done') {
    learn(context.store, { ifMatch: 'ignored' });
    return trial;
  }
  attempt.triesVersions = false;
  // A server that broke over it may have done it before: look again.
  if (trial.failure.code === 'server-error') return { kind: 'moved' };
  // It may be the version itself that is taken amiss: without it, the answer is about the edit.
  return ['rejected', 'taken', 'too-large'].includes(trial.failure.code) ? 'plainly' : trial;
}

async function request(
  { store, client, signal }: PushContext,
  resourceId: number,
  changes: readonly Change[],
  version: string | null,
): Promise<Sent> {
  const resource = resourceById(store.mirror, resourceId);
  const remoteId = resource?.remoteId ?? null;
  if (!resource || remoteId === null) return { kind: 'refused', failure: failure('gone') };
  const askedAt = store.stamp();
  const answer = store.model.discovery.patch
    ? await client.patch(resource.type, remoteId, changes.map(operationOf), version, signal)
    : await client.replace(resource.type, remoteId, wholeOf(resource.base, changes), version, signal);
  if (!answer.ok) {
    return answer.failure.code === 'conflict' ? { kind: 'moved' } : { kind: 'refused', failure: answer.failure };
  }
  const body = answer.value;
  const isAll = body?.id === remoteId && isWhole(resource.base, body);
  const guarded = version !== null && version === resource.version && profileOf(store).ifMatch === 'honoured';
  return { kind: 'done', seen: isAll ? { resource: body, askedAt, guarded } : null };
}

/** Some answer a write with a part of the resource: what names it is then missing. */
export function isWhole(known: JsonObject, answer: JsonObject): boolean {
  return ['userName', 'displayName'].every((name) => known[name] === undefined || member(answer, name) !== undefined);
}

/** Attribute names come in any case (RFC 7643 section 2.1). */
function member(resource: JsonObject, name: string): unknown {
  const key = Object.keys(resource).find((own) => own.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : resource[key];
}

/** A value is replaced whole, or taken away (RFC 7644 section 3.5.2). */
export function operationOf(change: Change): PatchOperation {
  if (change.value === null) return { op: 'remove', path: change.path };
  return { op: 'replace', path: change.path, value: change.value };
}

/** For a tenant without PATCH: everything it holds, with the edits in it (RFC 7644 section 3.5.1). */
function wholeOf(base: JsonObject, changes: readonly Change[]): JsonObject {
  const { meta: _meta, ...rest } = overlay(base, changes);
  return rest;
}

/** The tenant said yes: looks at what it made of the values, and ends the changes. */
export async function acknowledge(
  context: PushContext,
  resourceId: number,
  changes: readonly Change[],
  sent: Seen | null,
): Promise<PushOutcome> {
  const { store } = context;
  const resource = resourceById(store.mirror, resourceId);
  if (!resource || resource.remoteId === null) return null;
  let seen = sent;
  if (seen === null) {
    const found = await readUntil(context, resource.type, resource.remoteId, (read) => {
      const base = read.ok ? store.model.normalise(resource.type, read.value.resource) : null;
      return base !== null && changes.every((change) => !isDropped(base, change));
    });
    if (!found.ok) return fail(context, changes, found.failure, true);
    seen = found.value;
  }
  const confirmed = seen;
  // If a power cut takes this back, the changes are found on their way, and are looked up.
  unhurriedTransaction(store.mirror, () => {
    const base = keep(store, resource.type, confirmed, changes);
    for (const change of changes) settle(store, change, base);
    refreshRow(store, resourceId);
  });
  return null;
}

export function isDropped(read: Resource, change: Change): boolean {
  const theirs = readPath(read, parsePath(change.path));
  return !isAwaited(read, change) && !holds(theirs, change.value, change.was) && unmoved(theirs, change.was);
}

/** Ends one change by what the tenant returned after it. */
export function settle(store: Store, change: Change, base: Resource): void {
  const theirs = readPath(base, parsePath(change.path));
  if (holds(theirs, change.value, change.was)) confirm(store, change, 'confirmed', null);
  // Accepted, and in force as soon as the person has confirmed it.
  else if (isAwaited(base, change)) confirm(store, change, 'confirmed', 'awaited');
  else if (unmoved(theirs, change.was)) park(store, change, 'rejected', failure('value-dropped'));
  else confirm(store, change, 'confirmed', valueText(store, change.path, theirs));
  // What was typed meanwhile replaces what the tenant made of this value.
  expectBefore(store, change, theirs);
}
