/** Creates somebody at the tenant, once: what may have been created already is looked up first. */
import { type Failure, failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import { type Change, changeById, openChangesOf, overlay } from '../queue/changes';
import { canWithdraw, withdraw } from '../queue/people';
import { markSending, park, release } from '../queue/states';
import { adopt } from './adopt';
import { lookUp } from './lookup';
import { fail, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import type { Parcel } from './outgoing';

/** How long to look again for what must be there, in milliseconds: some servers know it everywhere only after a while. */
const patience = [1000, 2000, 4000];

/** Sends a creation with what was edited since; an answer that says nothing is completed by looking. */
export async function pushCreate(context: PushContext, parcel: Parcel): Promise<PushOutcome> {
  const { store, client, signal } = context;
  const kind = parcel.resource.type;
  const [creation] = stillWaiting(store, parcel.changes);
  if (creation?.kind !== 'create') return null;

  if (creation.unsure) {
    const looked = await lookUp(context, kind, creation, true);
    if (!looked.ok) return fail(context, [creation], looked.failure, true);
    if (looked.value.kind === 'ours') {
      // What was edited since did not go out with it.
      adopt(store, kind, [creation], looked.value, true);
      return null;
    }
    if (looked.value.kind === 'taken') return refuse(context, creation);
    if (mayStillShow(context, creation)) return null;
  }

  // While it was looked for, the admin may have taken back what was to go with it, or the creation itself.
  const changes = transaction(store.mirror, () => {
    const [first, ...edits] = stillWaiting(store, parcel.changes);
    return first?.kind === 'create' ? markSending(store, [first, ...edits]) : [];
  });
  if (changes.length === 0) return null;
  const askedAt = store.stamp();
  const answer = await client.create(kind, overlay({}, changes), signal);
  if (answer.ok && answer.value) {
    adopt(store, kind, changes, { resource: answer.value, askedAt }, false);
    return null;
  }
  if (!answer.ok && answer.failure.code !== 'taken') return failAll(context, changes, answer.failure);

  // It is there, or somebody of the same name is.
  const mayBeThere = answer.ok || creation.unsure;
  const looked = await lookAgain(context, kind, creation, mayBeThere);
  if (!looked.ok) return failAll(context, changes, looked.failure, true);
  if (looked.value.kind === 'ours') {
    adopt(store, kind, changes, looked.value, true);
    return null;
  }
  if (!answer.ok) return refuse(context, creation, changes.slice(1), answer.failure);
  return failAll(context, changes, failure('server-error', { status: 201 }), true);
}

/** So long somebody who may have been created may stay unseen, in milliseconds. */
const showing = 20_000;
/** How often is looked meanwhile, in milliseconds. */
const showingRest = 5000;

/** A tenant that knows new ones everywhere only after a while would be asked for the same twice: waits, and looks again. */
function mayStillShow({ store, absences }: PushContext, creation: Change): boolean {
  const now = store.now();
  const since = absences.get(creation.id) ?? now;
  absences.set(creation.id, since);
  if (now - since >= showing) return false;
  release(store, creation, { unsure: true, attempts: creation.attempts, dueAt: now + showingRest });
  return true;
}

async function lookAgain(
  context: PushContext,
  kind: Parcel['resource']['type'],
  creation: Change,
  mayBeThere: boolean,
): Promise<Awaited<ReturnType<typeof lookUp>>> {
  let looked = await lookUp(context, kind, creation, mayBeThere);
  for (const delay of mayBeThere ? patience : []) {
    if (!looked.ok || looked.value.kind === 'ours' || context.signal.aborted) break;
    await context.wait(delay, context.signal);
    looked = await lookUp(context, kind, creation, mayBeThere);
  }
  return looked;
}

/** Somebody else has the name: the admin decides. */
function refuse(
  { store }: PushContext,
  creation: Change,
  edits: readonly Change[] = [],
  reason = failure('taken'),
): PushOutcome {
  transaction(store.mirror, () => {
    park(store, creation, 'conflict', reason);
    for (const edit of edits) release(store, edit, { unsure: false, attempts: edit.attempts });
    withdrawUnwanted(store, creation);
  });
  return null;
}

/** Somebody whom the tenant refused to create, and who was to be deleted meanwhile, is not wanted any more. */
function withdrawUnwanted(store: Store, { id, resourceId }: Change): void {
  const creation = changeById(store.mirror, id);
  const isUnwanted = openChangesOf(store.mirror, resourceId).some(({ kind }) => kind === 'delete');
  if (isUnwanted && creation && creation.state !== 'pending' && canWithdraw(store, creation)) {
    withdraw(store, resourceId, 'replaced');
  }
}

/** The creation is parked or postponed, and what was to go with it waits for it. */
function failAll(
  context: PushContext,
  [creation, ...edits]: readonly Change[],
  reason: Failure,
  unsure?: boolean,
): PushOutcome {
  if (!creation) return null;
  const { store } = context;
  return transaction(store.mirror, () => {
    const outcome = fail(context, [creation], reason, unsure);
    const isUnsure = changeById(store.mirror, creation.id)?.unsure ?? false;
    for (const edit of edits) release(store, edit, { unsure: isUnsure, attempts: edit.attempts });
    withdrawUnwanted(store, creation);
    return outcome;
  });
}
