/**
 * A pull of everything, kind by kind and page by page. The first one fills an empty mirror as it goes; every later one
 * is staged, and becomes the base only when it is complete. What is gone is judged at the end.
 */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { dropFact, readFact, writeFact } from '../mirror/facts';
import { all, compileOnce, run, sqlFor, transaction, unhurriedTransaction } from '../mirror/handle';
import { countUsers, forgetDepartures, memberIds, resourceByRemote, unseenIn, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { rebase } from '../queue/rebase';
import type { Resource, ResourceKind } from '../scim/resource';
import type { ResourcePage, TenantClient } from '../tenant/client';
import { adoptPulled, creationsInDoubt } from './adopt';
import type { Suspect } from './suspects';

export interface Pull {
  number: number;
  startedAt: number;
  /** What is asked for of each: everything, or only whether it is there. */
  whole: boolean;
  /** Into the mirror at once, because there is nothing in it that could be torn. */
  direct: boolean;
  kind: ResourceKind;
  /** How many users have come. */
  done: number;
  /** What the tenant claims; null until it said so. */
  total: number | null;
  /** The tenant's own clock when the first page was asked for; milliseconds since 1970, UTC. */
  serverTime: number | null;
  pages: AsyncGenerator<Result<ResourcePage>>;
}

/** Asks for many at once; a tenant with a cap answers fewer. */
const pageSize = 1000;

/** @param whole false to ask only who is there, where changes are learnt of otherwise */
export function beginPull(store: Store, client: TenantClient, whole: boolean, signal: AbortSignal): Pull {
  const number = (readFact(store.mirror, 'pull') ?? 0) + 1;
  writeFact(store.mirror, 'pull', number);
  run(store.mirror, sqlFor.deleteFrom('staged'));
  const direct = readFact(store.mirror, 'complete') === null;
  const about = { number, startedAt: store.now(), whole, direct, done: 0, total: null, serverTime: null };
  return { ...about, kind: 'User', pages: pagesOf(client, 'User', whole, signal) };
}

function pagesOf(client: TenantClient, kind: ResourceKind, whole: boolean, signal: AbortSignal): Pull['pages'] {
  return client.pages({ kind, count: pageSize, ...(whole ? {} : { attributes: ['id'] }) }, signal);
}

/** Takes one page. Open changes stay laid over what it brings. */
export function takePage(store: Store, pull: Pull, page: ResourcePage): void {
  unhurriedTransaction(store.mirror, () => {
    if (pull.direct) takeAll(store, pull, page.resources, page.requestedAt);
    else stage(store, pull, page);
  });
  pull.serverTime ??= page.date === null ? null : Date.parse(page.date) || null;
  if (pull.kind !== 'User') return;
  pull.done += page.resources.length;
  pull.total = page.total === null ? pull.total : Math.max(page.total, pull.done);
}

/** Goes on to the next kind of resource; false when all have been pulled. */
export function nextKind(store: Store, client: TenantClient, pull: Pull, signal: AbortSignal): boolean {
  if (pull.kind === 'Group' || !store.model.discovery.groups) return false;
  pull.kind = 'Group';
  pull.pages = pagesOf(client, 'Group', pull.whole, signal);
  return true;
}

const insertStaged = compileOnce(['type', 'remote', 'base', 'asked'] as const, (p) =>
  sqlFor.insertInto('staged').values({ type: p.type, remote_id: p.remote, base: p.base, asked_at: p.asked }),
);

function stage({ mirror }: Store, pull: Pull, { resources, requestedAt }: ResourcePage): void {
  for (const resource of resources) {
    insertStaged(mirror).run(pull.kind, resource.id, pull.whole ? JSON.stringify(resource) : null, requestedAt);
  }
}

function takeAll(
  store: Store,
  { number, kind }: Pick<Pull, 'number' | 'kind'>,
  resources: readonly Resource[],
  askedAt: number,
): void {
  const creations = creationsInDoubt(store);
  for (const resource of resources) takeOne(store, kind, resource, askedAt, number, creations);
}

/**
 * Takes one resource that the tenant has shown of its own accord; belongs in a transaction. Answers whether the mirror did
 * not know it so.
 */
export function takeOne(
  store: Store,
  kind: ResourceKind,
  resource: Resource,
  askedAt: number,
  pull: number | null,
  creations: ReturnType<typeof creationsInDoubt>,
): boolean {
  const creation = creations.get(String(resource.externalId ?? ''));
  if (creation && !resourceByRemote(store.mirror, kind, resource.id)) {
    adoptPulled(store, kind, creation, { resource, askedAt });
    return true;
  }
  const normal = store.model.normalise(kind, resource);
  const written = writeBase(store, kind === 'Group' ? withMembers(store, normal) : normal, askedAt, pull, kind);
  if (written.state === 'moved') rebase(store, written.id);
  return written.state === 'new' || written.state === 'moved';
}

/** Lists of groups that never show who is in them say nothing of it: what was learnt of a group otherwise stays. */
function withMembers(store: Store, group: Resource): Resource {
  if (group.members !== undefined) {
    if (memberIds(group).length > 0 && !readFact(store.mirror, 'membersShown')) {
      writeFact(store.mirror, 'membersShown', true);
    }
    return group;
  }
  if (readFact(store.mirror, 'membersShown')) return group;
  const members = resourceByRemote(store.mirror, 'Group', group.id)?.base.members;
  return members === undefined ? group : { ...group, members };
}

/** So many staged resources become the base in one transaction, so that the window is answered in between. */
const chunk = 300;

/**
 * Notes that the stage is complete, so that a process that ends while it is merged goes on with it. Direct pulls have
 * nothing staged.
 */
export function beginMerge(store: Store, pull: Pull): void {
  writeFact(store.mirror, 'merging', pull.number);
}

/**
 * Merges some more of a complete stage into the base. Each piece leaves the stage in the transaction that takes it over.
 *
 * @returns those whom the mirror does not know and the stage has no more than the id of; null when nothing is left
 */
export function mergeMore(store: Store): { kind: ResourceKind; remoteId: string }[] | null {
  const { mirror } = store;
  const number = readFact(mirror, 'merging');
  if (number === null) return null;
  return transaction(mirror, () => {
    const rows = all(mirror, sqlFor.selectFrom('staged').selectAll().orderBy('id').limit(chunk));
    const creations = creationsInDoubt(store);
    const strangers: { kind: ResourceKind; remoteId: string }[] = [];
    for (const { type, remote_id, base, asked_at } of rows) {
      if (base !== null) takeOne(store, type, JSON.parse(base) as Resource, asked_at, number, creations);
      else if (!markThere(store, type, remote_id, number)) strangers.push({ kind: type, remoteId: remote_id });
    }
    const last = rows.at(-1);
    if (last) {
      run(mirror, sqlFor.deleteFrom('staged').where('id', '<=', last.id));
      return strangers;
    }
    dropFact(mirror, 'merging');
    return null;
  });
}

/** The tenant still has it; false where the mirror does not know it. */
function markThere({ mirror }: Store, kind: ResourceKind, remoteId: string, pull: number): boolean {
  const there = { pull, missed_at: null };
  const marked = sqlFor.updateTable('resource').set(there).where('type', '=', kind).where('remote_id', '=', remoteId);
  return run(mirror, marked).changes > 0;
}

/** More people missing than this, and a human has to look first. */
export function removalLimit(users: number): number {
  return Math.max(10, Math.floor(users * 0.02));
}

/** Ends a complete pull. Fails with `pull-would-remove` when the users whom it did not show are suspiciously many. */
export function endPull(store: Store, pull: Pull): Result<Suspect[]> {
  const { mirror } = store;
  const at = store.now();
  return transaction(mirror, () => {
    const users = unseenIn(mirror, 'User', pull.number).map((suspect) => ({ ...suspect, kind: 'User' as const }));
    const groups = store.model.discovery.groups
      ? unseenIn(mirror, 'Group', pull.number).map((suspect) => ({ ...suspect, kind: 'Group' as const }))
      : [];
    const count = countUsers(mirror);
    forgetDepartures(mirror, pull.startedAt);
    writeFact(mirror, 'complete', { at, took: at - pull.startedAt });
    if (pull.serverTime !== null && pull.whole) writeFact(mirror, 'deltaFrom', pull.serverTime);
    if (users.length <= removalLimit(count)) {
      dropFact(mirror, 'missing');
      return succeeded([...users, ...groups]);
    }
    writeFact(mirror, 'missing', { pull: pull.number, count: users.length, users: count });
    return failed('pull-would-remove', { count: users.length, users: count });
  });
}
