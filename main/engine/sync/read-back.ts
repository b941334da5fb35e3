/** Reading a resource into the mirror, before and after a write. */
import type { Result } from '../../../preload/contract';
import { failed } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceByRemote, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Change } from '../queue/changes';
import { expectDerived, rebase } from '../queue/rebase';
import type { Resource, ResourceKind } from '../scim/resource';
import type { PushContext } from './outcome';

/** A resource with the moment at which it was asked for, a reading of `stamp`. */
export interface Seen {
  resource: Resource;
  askedAt: number;
  /**
   * It is the answer to a write that the tenant did to the very version in the mirror: whatever moved, moved by it, as a
   * display name that follows from the name.
   */
  guarded?: boolean;
}

/** The resource, and no other. */
export async function read(
  { store, client, signal }: PushContext,
  kind: ResourceKind,
  remoteId: string,
): Promise<Result<Seen>> {
  const askedAt = store.stamp();
  const found = await client.get(kind, remoteId, signal);
  if (!found.ok) return found;
  if (found.value.id !== remoteId) return failed('not-scim', {}, found.value.id);
  return { ok: true, value: { resource: found.value, askedAt } };
}

/** How long a server may take to show a write in what it returns, in milliseconds. */
const patience = [1000, 2000, 4000];

/**
 * Reads until what is found is as expected, for a few seconds: some servers go on returning what was before a write, or
 * do not know yet whom they have just created. The last reading counts, whatever it says.
 */
export async function readUntil(
  context: PushContext,
  kind: ResourceKind,
  remoteId: string,
  isExpected: (found: Result<Seen>) => boolean,
): Promise<Result<Seen>> {
  let found = await read(context, kind, remoteId);
  for (const delay of patience) {
    const mayChange = found.ok || found.failure.code === 'gone';
    if (context.signal.aborted || !mayChange || isExpected(found)) break;
    await context.wait(delay, context.signal);
    found = await read(context, kind, remoteId);
  }
  return found;
}

/**
 * Keeps what the tenant returned as the new base and judges what waits by it; belongs in a transaction of what follows.
 *
 * @param own the changes whose request brought it: they are judged by whoever sent them
 * @returns the resource in the spelling of its schemas
 */
export function keep(
  store: Store,
  kind: ResourceKind,
  { resource, askedAt, guarded = false }: Seen,
  own: readonly Change[],
): Resource {
  const base = store.model.normalise(kind, resource);
  return transaction(store.mirror, () => {
    const before = guarded ? (resourceByRemote(store.mirror, kind, base.id)?.base ?? null) : null;
    const written = writeBase(store, base, askedAt, null, kind);
    if (written.state === 'moved') {
      if (before) expectDerived(store, written.id, { before, after: base }, own);
      rebase(store, written.id, own);
    }
    return base;
  });
}
