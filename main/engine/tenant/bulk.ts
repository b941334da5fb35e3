/** Many operations in one request (RFC 7644 section 3.7). */
import type { Result } from '../../../preload/contract';
import { type Failure, failed, succeeded } from '../../../preload/failure';
import type { Json, JsonObject, Resource, ResourceKind } from '../scim/resource';
import { hostOf } from './base-url';
import { endpointOf, idInLocation, resourcePath } from './endpoint';
import { type Answer, answerFailure, type Hearing, type Purpose } from './errors';
import { type Connection, exchange, hearingOf } from './exchange';
import { countMember, isObject, member, parseJson, textMember } from './json';
import { readResource, versionOf } from './list';
import { bulkMessage } from './messages';

export interface BulkOperation {
  /** One of its own for each operation of a request. */
  bulkId: string;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  kind: ResourceKind;
  /** Null for a POST. */
  id: string | null;
  /** The version that the resource must still have, where that is known. */
  version: string | null;
  /** The body that the operation would have as a request of its own. */
  data: JsonObject | null;
}

/** What became of one operation: the resource where the answer holds one, else null; its id from `location` where there is one. */
export type BulkResult =
  | { ok: true; resource: Resource | null; id: string | null; version: string | null }
  | { ok: false; failure: Failure };

const purposes: Record<BulkOperation['method'], Purpose> = {
  POST: 'create',
  PATCH: 'change',
  PUT: 'change',
  DELETE: 'remove',
};

/**
 * Sends the operations; the results are by bulkId. An operation is not among them where the answer says nothing of it,
 * or says two things: whether it was done is then unknown. So it is after `not-scim`, an answer without any results.
 */
export async function bulk(
  connection: Connection,
  operations: readonly BulkOperation[],
  signal: AbortSignal,
): Promise<Result<Map<string, BulkResult>>> {
  const body = bulkMessage(operations.map(operationBody));
  const answer = await exchange(connection, { method: 'POST', path: '/Bulk', purpose: 'bulk', body }, signal);
  if (!answer.ok) return answer;
  const entries = member(answer.value.json, 'Operations');
  if (!Array.isArray(entries)) return failed('not-scim', { host: hostOf(connection.baseUrl) });
  const named = namesOf(operations);
  const results = new Map<string, BulkResult>();
  const heard = new Set<string>();
  for (const entry of entries) {
    const operation = named(entry);
    if (!operation) continue;
    const { bulkId, method } = operation;
    const result = heard.has(bulkId)
      ? null
      : readResult(entry, purposes[method], answer.value.headers, hearingOf(connection));
    if (result) results.set(bulkId, result);
    else results.delete(bulkId);
    heard.add(bulkId);
  }
  return succeeded(results);
}

function operationBody({ bulkId, method, kind, id, version, data }: BulkOperation): JsonObject {
  return {
    method,
    bulkId,
    path: id === null ? endpointOf(kind) : resourcePath(kind, id),
    ...(version === null ? {} : { version }),
    ...(data === null ? {} : { data }),
  };
}

/** Finds the operation that a result is of. Only a creation needs a bulkId: the others may be named by their location. */
function namesOf(operations: readonly BulkOperation[]): (entry: Json) => BulkOperation | undefined {
  const byBulkId = new Map(operations.map((operation) => [operation.bulkId, operation]));
  return (entry) => {
    const bulkId = member(entry, 'bulkId');
    if (bulkId !== undefined && bulkId !== null) return byBulkId.get(String(bulkId));
    const id = idInLocation(textMember(entry, 'location') ?? '');
    const same = id === null ? [] : operations.filter((operation) => operation.id === id);
    return same.length === 1 ? same[0] : undefined;
  };
}

/** Null where no status is to be read. */
function readResult(entry: Json, purpose: Purpose, headers: Headers, hearing: Hearing): BulkResult | null {
  const status = readStatus(member(entry, 'status'));
  if (status === null) return null;
  const said = member(entry, 'response') ?? null;
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const answer: Answer = { status, headers, body, json: typeof said === 'string' ? parseJson(said) : said };
  const refused = answerFailure(answer, purpose, hearing);
  if (refused) return { ok: false, failure: refused };
  const resource = readResource(answer.json ?? null);
  return {
    ok: true,
    resource,
    id: idInLocation(textMember(entry, 'location') ?? '') ?? resource?.id ?? null,
    version: textMember(entry, 'version') ?? (resource && versionOf(resource)),
  };
}

/** A status as text, as a number, or as `{"code": "201"}`. */
function readStatus(status: Json | undefined): number | null {
  const plain = isObject(status) ? status : { code: status ?? null };
  const number = countMember(plain, 'code') ?? Number.parseInt(textMember(plain, 'code') ?? '', 10);
  return number >= 100 && number < 600 ? number : null;
}
