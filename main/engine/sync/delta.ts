/** Pulling only what changed since the last time, where the tenant has been seen to tell of it. */
import type { Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import { readFact, writeFact } from '../mirror/facts';
import { unhurriedTransaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { ResourceKind } from '../scim/resource';
import { creationsInDoubt } from './adopt';
import type { PushContext } from './outcome';
import { learn, profileOf } from './profile';
import { takeOne } from './pull';

/** What was changed shortly before the last look is asked for again: clocks and indexes lag. In milliseconds. */
const overlap = 5 * 60_000;

/** A write of ours that has to come back before the tenant's word is believed, and not before some seconds. */
export interface Canary {
  remoteId: string;
  notBefore: number;
}

/** How long a tenant may take to find what was just written, in milliseconds. */
export const canaryRest = 5000;

/** Since when changes are to be asked for; null before the first complete pull, and where the tenant does not tell. */
export function deltaFrom(store: Store): number | null {
  if (profileOf(store).delta === 'refused' || !store.model.discovery.filter) return null;
  return readFact(store.mirror, 'deltaFrom');
}

/**
 * Takes over what changed, and answers how much of it was news. The time from which to ask next moves on only when all of it
 * has arrived.
 *
 * @param canary decides, where that is not known yet, whether the tenant's filter can be trusted
 */
export async function pullDelta(context: PushContext, since: number, canary: Canary | null): Promise<Result<number>> {
  const { store } = context;
  let serverTime: number | null = null;
  let taken = 0;
  let isCanarySeen = false;
  const kinds: ResourceKind[] = store.model.discovery.groups ? ['User', 'Group'] : ['User'];
  for (const kind of kinds) {
    const filter = `meta.lastModified ge "${new Date(since - overlap).toISOString()}"`;
    for await (const page of context.client.pages({ kind, filter }, context.signal)) {
      if (!page.ok) return refused(store, page);
      const { resources, requestedAt, date } = page.value;
      unhurriedTransaction(store.mirror, () => {
        const creations = creationsInDoubt(store);
        for (const resource of resources) {
          if (takeOne(store, kind, resource, requestedAt, null, creations)) taken += 1;
        }
      });
      serverTime ??= date === null ? null : Date.parse(date) || null;
      isCanarySeen ||= resources.some(({ id }) => id === canary?.remoteId);
    }
  }
  if (canary) learn(store, { delta: isCanarySeen ? 'works' : 'refused' });
  if (serverTime !== null) writeFact(store.mirror, 'deltaFrom', Math.max(since, serverTime));
  return succeeded(taken);
}

/** A tenant that stumbles over such a filter is not asked so again; one that cannot be reached will be. */
function refused<T>(store: Store, answer: Result<T> & { ok: false }): Result<number> {
  const { code } = answer.failure;
  if (
    code === 'rejected' ||
    code === 'not-found' ||
    (code === 'server-error' && profileOf(store).delta === 'unknown')
  ) {
    learn(store, { delta: 'refused' });
    return succeeded(0);
  }
  return answer;
}
