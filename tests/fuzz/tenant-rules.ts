/** What must hold of what travels between the engine and the tenant, and of what it does there. */
import type { Json } from '../../main/engine/scim/resource';
import { type ChangeLine, type MirrorState, openChangesOf, type ResourceLine } from '../support/mirror-file';
import type { Chronicle } from './chronicle';
import type { Effect, Kind, Ledger } from './ledger';
import { alike } from './likeness';
import type { Sent } from './network';
import { Violation } from './violation';
import { requestIdOf } from './wish-rules';
import {
  type ActionRequest,
  actionOf,
  readOf,
  receiptOf,
  searchOf,
  type Write,
  type WrittenValue,
  writesOf,
} from './writes';

/** So many requests may be under way at once. */
const mostAtOnce = 4;

export interface Traffic {
  /** A request leaves; `mirror` is what is in the file at this moment. */
  leaves(request: Sent, mirror: MirrorState): void;
  /** The tenant has carried it out, with this effect. */
  carriedOut(request: Sent, effect: Effect, mirror: MirrorState): void;
  /** The engine has heard the answer, or never will. */
  ends(request: Sent): void;
}

function describeRequest({ number, method, path }: Sent): string {
  return `request ${number} (${method} ${path})`;
}

function resourceOf(mirror: MirrorState, kind: Kind, id: string): ResourceLine | null {
  return [...mirror.resources.values()].find((one) => one.type === kind && one.remoteId === id) ?? null;
}

/** Names what a write would do, to know it again. */
function keysOf(write: Write): string[] {
  if (write.resource) return [`create ${String(write.resource.externalId)}`];
  if (write.method === 'DELETE') return [`${write.kind}/${write.id}`];
  return write.values.map(({ path }) => `${write.kind}/${write.id}/${path}`);
}

const keyOfAction = ({ user, action, requestId }: ActionRequest) => `${user} ${action} ${requestId}`;

/** Names all that a request would do. */
function keysIn(request: Sent): string[] {
  const action = actionOf(request);
  return action ? [keyOfAction(action)] : writesOf(request).flatMap(keysOf);
}

/** The people and groups that a request writes to, or does something to. */
function touched(request: Sent): { kind: Kind; id: string }[] {
  const action = actionOf(request);
  const written = writesOf(request).flatMap(({ kind, id }) => (id === null ? [] : [{ kind, id }]));
  return action ? [...written, { kind: 'User', id: action.user }] : written;
}

const isWrite = (request: Sent) => writesOf(request).length > 0 || actionOf(request) !== null;

/** @param isLate whether the tenant has shown what was there before: looks then say little */
export function watchTraffic(
  ledger: Ledger,
  chronicle: Chronicle,
  versionsCount: boolean,
  isLate: () => boolean,
): Traffic {
  const underWay = new Set<Sent>();
  /** Writes whose answer was lost, with the moment of the loss, until somebody looks. */
  const unsure = new Map<string, number>();
  /** The last movement at the tenant that our last look at a resource has shown. */
  const lastLook = new Map<string, number>();
  const leftAt = new Map<number, number>();
  /** Who was created by which request, by their external id. */
  const creations = new Map<string, { request: number; kind: Kind; id: string }>();
  let moments = 0;

  function marked(mirror: MirrorState, write: Write, request: Sent): void {
    const sending = [...mirror.changes.values()].filter(({ state }) => state === 'sending');
    const stray = (what: string) =>
      new Violation('marked before it is sent', `${describeRequest(request)} ${what}: no change that is being sent`);
    if (write.resource) {
      const { externalId } = write.resource;
      if (!sending.some((one) => one.kind === 'create' && externalIdOf(one) === externalId)) throw stray('creates');
      return;
    }
    const resource = write.id === null ? null : resourceOf(mirror, write.kind, write.id);
    const own = sending.filter(({ resourceId }) => resourceId === resource?.id);
    if (write.method === 'DELETE' && !own.some(({ kind }) => kind === 'delete')) throw stray('deletes');
    if (write.method !== 'PATCH') return;
    const unasked = write.values.find((value) => !own.some((change) => wants(mirror, change, value)));
    if (unasked) throw stray(`writes ${unasked.path} ${JSON.stringify(unasked.value)}`);
  }

  function asksRightly(mirror: MirrorState, { user, action, requestId }: ActionRequest, request: Sent): void {
    const change = [...mirror.changes.values()].find((one) => one.kind === 'action' && requestIdOf(one) === requestId);
    const isOf = change && mirror.resources.get(change.resourceId)?.remoteId === user;
    if (!isOf || change.path !== action || change.state !== 'sending') {
      const what = `${describeRequest(request)}: no change that is being sent`;
      throw new Violation('marked before it is sent', what);
    }
    const earlier = openChangesOf(mirror, change.resourceId).find(
      ({ id, kind, state, ready }) =>
        id < change.id && ['set', 'action'].includes(kind) && state === 'pending' && ready,
    );
    if (earlier) {
      const what = `${describeRequest(request)} though change ${earlier.id} is to go by itself before`;
      throw new Violation('what was asked for first goes first', what);
    }
  }

  function overwrites(request: Sent, effect: Effect, mirror: MirrorState): void {
    const writes = writesOf(request).filter(({ method }) => method === 'PATCH' || method === 'PUT');
    for (const { kind, id, path, before, after } of effect.moved) {
      const write = writes.find((one) => one.kind === kind && one.id === id);
      if (!write?.values.some((value) => value.path.toLowerCase() === path.toLowerCase())) continue;
      if (before === null || path.startsWith('members/')) continue;
      const previous = ledger.held(kind, id, path).at(-2);
      if (previous?.mover.by !== 'colleague') continue;
      // Without versions nobody can see what happens between looking and writing, nor that a look was late.
      if (!versionsCount && (isLate() || previous.seq > (lastLook.get(`${kind}/${id}`) ?? 0))) continue;
      const row = resourceOf(mirror, kind, id);
      if (row && chronicle.hasSeen(row.id, path, (value) => alike(value, before))) continue;
      if (row && wished(mirror, row.id, path, before)) continue;
      throw new Violation(
        'no colleague is overwritten',
        `${describeRequest(request)} made ${path} of ${kind} ${id} ${JSON.stringify(after)}: it was ${JSON.stringify(before)}`,
      );
    }
  }

  return {
    leaves(request, mirror) {
      moments += 1;
      leftAt.set(request.number, moments);
      const writes = writesOf(request);
      const action = actionOf(request);
      for (const key of keysIn(request)) {
        if (!unsure.has(key)) continue;
        throw new Violation('looked up before it is repeated', `${describeRequest(request)}: ${key}`);
      }
      for (const write of writes) marked(mirror, write, request);
      if (action) asksRightly(mirror, action, request);
      for (const other of underWay) {
        if (other.life !== request.life) continue;
        const own = touched(request);
        if (!touched(other).some(({ kind, id }) => own.some((one) => one.kind === kind && one.id === id))) continue;
        const what = `${describeRequest(request)} while ${describeRequest(other)} is under way`;
        throw new Violation('one request at a time for a resource', what);
      }
      underWay.add(request);
      const writing = [...underWay].filter((one) => one.life === request.life && isWrite(one));
      if (writing.length > mostAtOnce) {
        throw new Violation('no more requests at once than allowed', writing.map(describeRequest).join(', '));
      }
    },
    carriedOut(request, effect, mirror) {
      const read = readOf(request);
      if (read) lastLook.set(`${read.kind}/${read.id}`, ledger.seq());
      for (const birth of effect.born) {
        const { externalId } = birth.resource;
        if (typeof externalId !== 'string') continue;
        const before = creations.get(externalId);
        // Whom a colleague has deleted since nobody can find; what a proxy repeats is not our doing.
        const isThere = before !== undefined && ledger.now(before.kind, before.id) !== null;
        if (isThere && before.request !== request.number) {
          const what = `${describeRequest(request)} creates again what request ${before.request} has created`;
          throw new Violation('nobody is created twice', `${what}: ${externalId}`);
        }
        creations.set(externalId, { request: request.number, kind: birth.kind, id: birth.id });
      }
      overwrites(request, effect, mirror);
    },
    ends(request) {
      moments += 1;
      underWay.delete(request);
      const heard = request.outcome === 'heard' && (request.status ?? 500) < 500;
      if (!heard) {
        for (const key of keysIn(request)) unsure.set(key, moments);
        return;
      }
      const left = leftAt.get(request.number) ?? 0;
      const read = readOf(request);
      const search = searchOf(request);
      const receipt = receiptOf(request);
      for (const [key, lostAt] of unsure) {
        if (left < lostAt) continue;
        const looked = read !== null && key.startsWith(`${read.kind}/${read.id}`);
        const soughtFor = search !== null && key.startsWith('create ');
        const shown = search !== null && request.answer?.includes(key.split('/')[1] ?? key);
        const answered = receipt !== null && key === keyOfAction(receipt);
        if (looked || soughtFor || shown || answered) unsure.delete(key);
      }
    },
  };
}

function externalIdOf({ value }: ChangeLine): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value.externalId ?? null) : null;
}

/** The admin has wished for the very value: it is no news that the tenant holds it. */
function wished(mirror: MirrorState, row: number, path: string, value: Json): boolean {
  return [...mirror.changes.values()].some(
    (change) => change.resourceId === row && change.path === path && alike(change.value, value),
  );
}

/** Whether a change wants just this value. */
function wants(mirror: MirrorState, change: ChangeLine, { path, value }: WrittenValue): boolean {
  if (change.kind === 'set') {
    return change.path.toLowerCase() === path.toLowerCase() && JSON.stringify(change.value) === JSON.stringify(value);
  }
  if (change.kind !== 'add-member' && change.kind !== 'remove-member') return false;
  const row = (change.value as { row?: Json }).row;
  const member = mirror.resources.get(Number(row))?.remoteId;
  return path === `members/${member}` && (value === true) === (change.kind === 'add-member');
}
