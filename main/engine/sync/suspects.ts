/** Those whom a complete pull did not show: each is asked for twice, a minute apart, before it leaves the mirror. */
import type { Result } from '../../../preload/contract';
import { failure, succeeded } from '../../../preload/failure';
import { dropFact, readFact } from '../mirror/facts';
import { run, sqlFor, transaction } from '../mirror/handle';
import { markMissed, resourceById, unseenIn } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { openChangesOf } from '../queue/changes';
import { depart } from '../queue/people';
import { refreshRow } from '../queue/rows';
import { confirm, park } from '../queue/states';
import type { ResourceKind } from '../scim/resource';
import type { PushContext } from './outcome';
import { keep, read } from './read-back';

export interface Suspect {
  id: number;
  kind: ResourceKind;
  remoteId: string;
  /** Not to be asked for before this time. */
  dueAt?: number;
}

/** The tenant has to say it twice, so many milliseconds apart. */
const interval = 60_000;

/**
 * Asks the tenant for one suspect.
 *
 * @returns the suspect again where it has to be asked for once more
 */
export async function confirmSuspect(context: PushContext, suspect: Suspect): Promise<Result<Suspect | null>> {
  const { store } = context;
  const { id, kind, remoteId } = suspect;
  const found = await read(context, kind, remoteId);
  if (found.ok) {
    transaction(store.mirror, () => keep(store, kind, found.value, []));
    return succeeded(null);
  }
  if (found.failure.code !== 'gone') return found;
  const now = store.now();
  const missedAt = resourceById(store.mirror, id)?.missedAt ?? null;
  if (missedAt === null || now - missedAt < interval) {
    if (missedAt === null) markMissed(store.mirror, id, now);
    return succeeded({ ...suspect, dueAt: (missedAt ?? now) + interval });
  }
  transaction(store.mirror, () => leave(store, id));
  return succeeded(null);
}

function leave(store: Store, id: number): void {
  for (const change of openChangesOf(store.mirror, id)) {
    if (change.state !== 'pending' && change.state !== 'held') continue;
    // Whoever was to be deleted is gone, as wished.
    if (change.kind === 'delete') confirm(store, change, 'found-done', null);
    else park(store, change, 'conflict', failure('gone'));
  }
  if (!depart(store, id)) refreshRow(store, id);
}

/**
 * The admin has decided over those who are missing.
 *
 * @returns those who are to be asked for and removed; nobody if everybody is to be kept
 */
export function decideMissing(store: Store, remove: boolean): Suspect[] {
  const { mirror } = store;
  return transaction(mirror, () => {
    const missing = readFact(mirror, 'missing');
    dropFact(mirror, 'missing');
    if (!missing) return [];
    const unseen = unseenIn(mirror, 'User', missing.pull);
    if (remove) return unseen.map((suspect) => ({ ...suspect, kind: 'User' as const }));
    // Until the next pull they count as seen.
    const seen = sqlFor.updateTable('resource').set({ pull: missing.pull }).where('pull', '<', missing.pull);
    run(mirror, seen.where('type', '=', 'User'));
    return [];
  });
}
