/** A full pull: every user, page by page, each page in a transaction of its own; what is gone is judged at the end. */
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { readFact, writeFact } from '../mirror/facts';
import { transaction, unhurriedTransaction } from '../mirror/handle';
import { countUsers, unseenIn, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { openChangesOf } from '../queue/changes';
import { rebase } from '../queue/rebase';
import { refreshRow, removeUnlessEdited } from '../queue/rows';
import { park } from '../queue/states';
import { normalise } from '../scim/normalise';
import type { TenantClient, UserPage } from '../tenant/client';

export interface Pull {
  number: number;
  startedAt: number;
  done: number;
  /** What the tenant claims; null until it said so. */
  total: number | null;
  pages: AsyncGenerator<Result<UserPage>>;
}

/** Asks for many at once; a tenant with a cap answers fewer. */
const pageSize = 1000;

export function beginPull(store: Store, client: TenantClient, signal: AbortSignal): Pull {
  const number = (readFact(store.mirror, 'pull') ?? 0) + 1;
  writeFact(store.mirror, 'pull', number);
  return {
    number,
    startedAt: store.now(),
    done: 0,
    total: null,
    pages: client.pages({ count: pageSize }, signal),
  };
}

/** Takes one page into the mirror. Open changes stay laid over what it brings. */
export function takePage(store: Store, pull: Pull, page: UserPage): void {
  unhurriedTransaction(store.mirror, () => {
    for (const resource of page.resources) {
      const written = writeBase(store, normalise(resource, store.model.spelling), page.requestedAt, pull.number);
      if (written.state === 'moved') rebase(store, written.id);
    }
  });
  pull.done += page.resources.length;
  pull.total = page.total === null ? pull.total : Math.max(page.total, pull.done);
}

/** More people missing than this, and a human has to look first. */
export function removalLimit(users: number): number {
  return Math.max(10, Math.floor(users * 0.02));
}

/** Somebody whom a complete pull did not show. */
export interface Suspect {
  id: number;
  remoteId: string;
}

/** Ends a complete pull. Fails with `pull-would-remove` when those whom it did not show are suspiciously many. */
export function endPull(store: Store, pull: Pull): Result<Suspect[]> {
  const suspects = unseenIn(store.mirror, pull.number);
  const users = countUsers(store.mirror);
  const at = store.now();
  writeFact(store.mirror, 'complete', { at, took: at - pull.startedAt });
  if (suspects.length > removalLimit(users)) return failed('pull-would-remove', { count: suspects.length, users });
  return succeeded(suspects);
}

/** Asks the tenant for one suspect, who leaves the mirror only when the tenant says that they are gone. */
export async function confirmSuspect(
  store: Store,
  client: TenantClient,
  { id, remoteId }: Suspect,
  signal: AbortSignal,
): Promise<Result<null>> {
  const askedAt = store.now();
  const found = await client.get(remoteId, signal);
  if (!found.ok && found.failure.code !== 'gone') return found;
  transaction(store.mirror, () => {
    if (!found.ok) return leave(store, id);
    const written = writeBase(store, normalise(found.value, store.model.spelling), askedAt, null);
    if (written.state === 'moved') rebase(store, written.id);
  });
  return succeeded(null);
}

function leave(store: Store, id: number): void {
  if (removeUnlessEdited(store, id)) return;
  const gone: Failure = failure('gone');
  for (const change of openChangesOf(store.mirror, id)) {
    if (change.state === 'pending' || change.state === 'held') park(store, change, 'conflict', gone);
  }
  refreshRow(store, id);
}
