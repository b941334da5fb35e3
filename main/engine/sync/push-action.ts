/** Has the tenant do something to somebody, once: what may have been done already is looked up first. */
import { type Failure, failure } from '../../../preload/failure';
import { unhurriedTransaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import { type Change, wishOf } from '../queue/changes';
import { refreshRow } from '../queue/rows';
import { confirm, markSending } from '../queue/states';
import { isAnswered } from './classify';
import { fail, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import type { Parcel } from './outgoing';
import { keep, read } from './read-back';

/** Sends one action. The tenant knows it by the id that it was given when it was queued. */
export async function pushAction(context: PushContext, { resource, changes }: Parcel): Promise<PushOutcome> {
  const { store, client, signal } = context;
  const { remoteId } = resource;
  const [action] = stillWaiting(store, changes);
  if (!action || remoteId === null) return null;
  const { requestId, inputs } = wishOf(action);
  if (action.unsure) {
    const looked = await client.performed(remoteId, action.path, requestId, signal);
    if (!looked.ok) return fail(context, [action], looked.failure, true);
    if (looked.value) return settle(context, action, remoteId, 'found-done');
  }
  const [sending] = markSending(store, stillWaiting(store, [action]));
  if (!sending) return null;
  const answer = await client.perform(remoteId, action.path, requestId, inputs, signal);
  if (answer.ok) return settle(context, sending, remoteId, 'confirmed');
  return fail(context, [sending], await whatIsGone(context, remoteId, answer.failure));
}

/** Not found may mean the person, or the action: a tenant may have stopped offering it. */
async function whatIsGone(context: PushContext, remoteId: string, reason: Failure): Promise<Failure> {
  if (reason.code !== 'gone') return reason;
  const found = await read(context, 'User', remoteId);
  return found.ok ? failure('unavailable') : reason;
}

/** It is done; what it made of the person is read, as far as that can be had. */
async function settle(
  context: PushContext,
  action: Change,
  remoteId: string,
  event: 'confirmed' | 'found-done',
): Promise<PushOutcome> {
  const { store } = context;
  const found = await read(context, 'User', remoteId);
  // If a power cut takes this back, the action is found on its way, and is looked up.
  unhurriedTransaction(store.mirror, () => {
    confirm(store, action, event, null);
    if (found.ok && resourceById(store.mirror, action.resourceId)) keep(store, 'User', found.value, [action]);
    refreshRow(store, action.resourceId);
  });
  return found.ok || isAnswered(found.failure) ? null : found.failure;
}
