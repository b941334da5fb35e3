/** What may not wait: passwords and keys. Nothing of it is kept here or written down. */
import { type ActionInputs, type ApiKey, type BatchLabel, keyRevocation, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { actionById, inputsFailure, whyNot } from '../queue/actions';
import { makeBatch } from '../queue/apply';
import { insertChange } from '../queue/insert';
import { confirm } from '../queue/states';
import { isAnswered } from '../sync/classify';
import type { Session } from '../sync/loop';

export interface Deed {
  row: number;
  action: string;
  inputs: ActionInputs;
  batchId: string;
  label: BatchLabel;
}

/** Does an action at once; what the tenant returns is passed on and forgotten. */
export async function performNow(
  store: Store,
  session: Session | null,
  { row, action: id, inputs, batchId, label }: Deed,
): Promise<Result<{ secret: string | null }>> {
  const action = actionById(store, id);
  if (!action) return failed('unavailable');
  const refusal = whyNot(store, action, row) ?? inputsFailure(action, inputs);
  if (refusal) return { ok: false, failure: refusal };
  const remoteId = resourceById(store.mirror, row)?.remoteId ?? null;
  if (remoteId === null) return failed('not-sent');
  if (!session) return failed('needs-connection');
  const { client, signal } = session;
  const answer = await client.perform(remoteId, id, batchId, inputs, signal);
  if (answer.ok) {
    noteDone(store, batchId, label, row, id);
    return succeeded({ secret: Object.values(answer.value.results)[0] ?? null });
  }
  if (isAnswered(answer.failure)) return answer;
  // The answer may have been lost on its way back.
  const done = await client.performed(remoteId, id, batchId, signal);
  if (!done.ok || !done.value) return answer;
  noteDone(store, batchId, label, row, id);
  return succeeded({ secret: null });
}

/** The history says that it was done, and nothing else of it. */
function noteDone(store: Store, batchId: string, label: BatchLabel, row: number, action: string): void {
  // The tenant may have been closed while it answered.
  if (!store.mirror.sqlite.open) return;
  makeBatch(store, { batchId, label, reverses: null }, (answer) => {
    const value = { requestId: batchId, inputs: {} };
    const change = insertChange(store, { batchId, resourceId: row, kind: 'action', path: action, was: null, value });
    confirm(store, change, 'confirmed', null);
    answer.applied = 1;
  });
}

export async function listKeys(store: Store, session: Session | null, row: number): Promise<Result<ApiKey[]>> {
  const remoteId = resourceById(store.mirror, row)?.remoteId ?? null;
  if (remoteId === null) return succeeded([]);
  return session ? session.client.keys(remoteId, session.signal) : failed('needs-connection');
}

export interface Revocation {
  /** Whose key it is. */
  row: number;
  /** The tenant's id of the key. */
  key: string;
  batchId: string;
  label: BatchLabel;
}

/** Has the tenant refuse a key from now on. */
export async function revokeKey(
  store: Store,
  session: Session | null,
  { row, key, batchId, label }: Revocation,
): Promise<Result<null>> {
  if (!session) return failed('needs-connection');
  const answer = await session.client.revokeKey(key, session.signal);
  if (answer.ok) noteDone(store, batchId, label, row, keyRevocation);
  return answer;
}
