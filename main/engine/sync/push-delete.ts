/** Deletes somebody at the tenant; one who is gone already is what was wished. */
import { failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, openChangesOf } from '../queue/changes';
import { depart } from '../queue/people';
import { refreshRow } from '../queue/rows';
import { close, confirm, markSending, park } from '../queue/states';
import type { ResourceKind } from '../scim/resource';
import { fail, giveUp, isYoung, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import type { Parcel } from './outgoing';
import { profileOf } from './profile';
import { keep, read, readUntil } from './read-back';

const rounds = 3;

/** Sends one deletion. What others changed meanwhile does not keep it: the admin wants the person gone. */
export async function pushDelete(context: PushContext, { resource, changes }: Parcel): Promise<PushOutcome> {
  const { store, client, signal } = context;
  const { id, type, remoteId } = resource;
  const [deletion] = stillWaiting(store, changes);
  if (!deletion || remoteId === null) return null;
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 || deletion.unsure) {
      const found = await read(context, type, remoteId);
      if (!found.ok && found.failure.code === 'gone' && !isYoung(store, id))
        return leave(store, deletion, 'found-done');
      if (!found.ok) return fail(context, [deletion], found.failure, deletion.unsure);
      keep(store, type, found.value, [deletion]);
    }
    const [waiting] = stillWaiting(store, [deletion]);
    if (!waiting) return null;
    if (markSending(store, [waiting]).length === 0) return null;
    const version = profileOf(store).ifMatch === 'honoured' ? (resourceById(store.mirror, id)?.version ?? null) : null;
    const answer = await client.remove(type, remoteId, version, signal);
    if (answer.ok) return acknowledgeDeletion(context, type, remoteId, waiting);
    // A server that has just created somebody may not know them everywhere yet: `fail` waits for it.
    if (answer.failure.code === 'gone' && !isYoung(store, id)) return leave(store, waiting, 'found-done');
    if (answer.failure.code !== 'conflict') return fail(context, [waiting], answer.failure);
  }
  return giveUp(context, [deletion]);
}

/** The tenant said yes; some only deactivate, and some take a moment. */
export async function acknowledgeDeletion(
  context: PushContext,
  kind: ResourceKind,
  remoteId: string,
  deletion: Change,
): Promise<PushOutcome> {
  const { store } = context;
  const found = await readUntil(context, kind, remoteId, (read) => !read.ok || read.value.resource.active === false);
  // Whatever else keeps the answer from being checked, the tenant has said that it is done.
  if (!found.ok) return leave(store, deletion, 'confirmed');
  transaction(store.mirror, () => {
    const base = keep(store, kind, found.value, [deletion]);
    if (base.active === false) confirm(store, deletion, 'confirmed', 'deactivated');
    else park(store, deletion, 'rejected', failure('value-dropped'));
    refreshRow(store, deletion.resourceId);
  });
  return null;
}

/** The person is gone, with what else was to become of them. */
export function leave(store: Store, deletion: Change, event: 'confirmed' | 'found-done'): PushOutcome {
  transaction(store.mirror, () => {
    confirm(store, deletion, event, null);
    const { resourceId } = deletion;
    for (const change of openChangesOf(store.mirror, resourceId)) close(store, change, 'discarded', null);
    depart(store, resourceId);
  });
  return null;
}
