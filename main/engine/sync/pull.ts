/** A full pull: every user, page by page, each page in a transaction of its own; what is gone is judged at the end. */
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { readFact, writeFact } from '../mirror/facts';
import { transaction } from '../mirror/handle';
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
  transaction(store.mirror, () => {
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

/**
 * Ends a complete pull: people it did not show are asked for one by one, and leave the mirror when the tenant says that
 * they are gone. Fails with `pull-would-remove` when they are suspiciously many.
 */
export async function finishPull(
  store: Store,
  client: TenantClient,
  pull: Pull,
  signal: AbortSignal,
): Promise<Result<{ removed: number }>> {
  const missing = unseenIn(store.mirror, pull.number);
  const users = countUsers(store.mirror);
  const at = store.now();
  writeFact(store.mirror, 'complete', { at, took: at - pull.startedAt });
  if (missing.length > removalLimit(users)) return failed('pull-would-remove', { count: missing.length, users });
  let removed = 0;
  for (const { id, remoteId } of missing) {
    const askedAt = store.now();
    const found = await client.get(remoteId, signal);
    if (found.ok) {
      transaction(store.mirror, () => {
        const written = writeBase(store, normalise(found.value, store.model.spelling), askedAt, pull.number);
        if (written.state === 'moved') rebase(store, written.id);
      });
    } else if (found.failure.code === 'gone') {
      transaction(store.mirror, () => leave(store, id));
      removed += 1;
    } else return found;
  }
  return succeeded({ removed });
}

function leave(store: Store, id: number): void {
  if (removeUnlessEdited(store, id)) return;
  const gone: Failure = failure('gone');
  for (const change of openChangesOf(store.mirror, id)) {
    if (change.state === 'pending' || change.state === 'held') park(store, change, 'conflict', gone);
  }
  refreshRow(store, id);
}
