/** Doing an action to somebody, and looking whether it has been done (demo/TENANT-API.md). */
import type { ActionInputs, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { ActionAnswer } from '../scim/administration';
import type { Json } from '../scim/resource';
import { hostOf } from './base-url';
import { withoutEcho } from './echo';
import { actionPath } from './endpoint';
import { type Connection, exchange } from './exchange';
import { isObject, member } from './json';
import { actionMessage } from './messages';

const mostResults = 100;
const longestResult = 100_000;

/** An action that is done once, however often its request arrives. */
export interface Performance {
  userId: string;
  action: string;
  requestId: string;
}

/**
 * Does the action. Fails with `not-applicable`, `forbidden`, `gone` (no such user or action), and with `not-scim` where the
 * receipt is of something else: whether it was done is then unknown. No failure repeats what is in the inputs.
 */
export async function perform(
  connection: Connection,
  performance: Performance,
  inputs: ActionInputs,
  signal: AbortSignal,
): Promise<Result<ActionAnswer>> {
  const { userId, action, requestId } = performance;
  const body = actionMessage(requestId, inputs);
  const request = { method: 'POST', path: actionPath(userId, action), purpose: 'perform', body } as const;
  const answer = await exchange(connection, request, signal);
  if (!answer.ok) return { ok: false, failure: withoutEcho(answer.failure, inputs) };
  const { json } = answer.value;
  if (isOfAnother(json, performance)) return failed('not-scim', { host: hostOf(connection.baseUrl) });
  return succeeded({ results: readResults(member(json, 'results')) });
}

/** Whether the tenant holds a receipt. Fails with `not-scim` where it shows another one, or none that can be read. */
export async function performed(
  connection: Connection,
  performance: Performance,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const { userId, action, requestId } = performance;
  const path = `${actionPath(userId, action)}/${encodeURIComponent(requestId)}`;
  const answer = await exchange(connection, { path, purpose: 'resource' }, signal);
  if (!answer.ok) return answer.failure.code === 'gone' ? succeeded(false) : answer;
  const { json } = answer.value;
  const isReceipt = member(json, 'requestId') !== undefined && !isOfAnother(json, performance);
  return isReceipt ? succeeded(true) : failed('not-scim', { host: hostOf(connection.baseUrl) });
}

/** Whether a receipt says that it is of something else; one that doesn't say is taken at its place. */
function isOfAnother(receipt: Json, { userId, action, requestId }: Performance): boolean {
  const says = (name: string, expected: string) => {
    const value = member(receipt, name);
    return value !== undefined && value !== null && String(value).toLowerCase() !== expected.toLowerCase();
  };
  return says('requestId', requestId) || says('action', action) || says('user', userId);
}

/** The results that are texts. */
function readResults(json: Json | undefined): Record<string, string> {
  if (!isObject(json)) return {};
  const texts = Object.entries(json).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= longestResult,
  );
  return Object.fromEntries(texts.slice(0, mostResults));
}
