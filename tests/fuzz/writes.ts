/** What a request asks the tenant to write, whether alone or in bulk. */
import type { Json, JsonObject } from '../../main/engine/scim/resource';
import { flatten, type Kind } from './ledger';
import type { Sent } from './network';

/** One value to be written; null takes it away. Members stand as `members/<id>` with true, or null to leave. */
export interface WrittenValue {
  path: string;
  value: Json;
}

export interface Write {
  kind: Kind;
  method: string;
  /** Null for a creation. */
  id: string | null;
  values: WrittenValue[];
  /** What is to be created. */
  resource: JsonObject | null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const target = /^\/(Users|Groups)(?:\/([^/?]+))?$/;
const memberFilter = /^members\[value eq "([^"]+)"\]$/i;

function memberIds(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (isObject(one) ? [String(one.value)] : []));
}

function valuesOf(kind: Kind, operation: JsonObject): WrittenValue[] {
  const op = String(operation.op).toLowerCase();
  const { path, value } = operation;
  if (typeof path !== 'string') {
    return isObject(value) ? [...flatten(kind, value)].map(([own, one]) => ({ path: own, value: one })) : [];
  }
  const member = memberFilter.exec(path)?.[1];
  if (member !== undefined) return [{ path: `members/${member}`, value: op === 'remove' ? null : true }];
  if (kind === 'Group' && path === 'members') {
    return memberIds(value).map((id) => ({ path: `members/${id}`, value: op === 'remove' ? null : true }));
  }
  return [{ path, value: op === 'remove' ? null : (value ?? null) }];
}

function writeOf(method: string, path: string, body: Json | undefined): Write[] {
  const [, endpoint, id] = target.exec(path.split('?')[0] ?? '') ?? [];
  if (endpoint === undefined || method === 'GET' || id === '.search') return [];
  const kind: Kind = endpoint === 'Users' ? 'User' : 'Group';
  const write: Write = {
    kind,
    method,
    id: id === undefined ? null : decodeURIComponent(id),
    values: [],
    resource: method === 'POST' && isObject(body) ? body : null,
  };
  if (method === 'PUT' && isObject(body)) {
    write.values = [...flatten(kind, body)].map(([own, value]) => ({ path: own, value }));
  }
  if (method === 'PATCH' && isObject(body) && Array.isArray(body.Operations)) {
    write.values = body.Operations.flatMap((one) => (isObject(one) ? valuesOf(kind, one) : []));
  }
  return [write];
}

/** All writes of a request; none for one that only reads. */
export function writesOf(request: Pick<Sent, 'method' | 'path' | 'body'>): Write[] {
  if (request.method === 'GET' || request.body === null) return writeOf(request.method, request.path, undefined);
  const body = JSON.parse(request.body) as Json;
  if (!request.path.startsWith('/Bulk')) return writeOf(request.method, request.path, body);
  const operations = isObject(body) && Array.isArray(body.Operations) ? body.Operations : [];
  return operations.flatMap((one) =>
    isObject(one) ? writeOf(String(one.method).toUpperCase(), String(one.path), one.data) : [],
  );
}

/** An action on its way, or a look at whether it was done. */
export interface ActionRequest {
  user: string;
  action: string;
  requestId: string;
}

/** The action that a request asks for; null for any other request. */
export function actionOf({ method, path, body }: Pick<Sent, 'method' | 'path' | 'body'>): ActionRequest | null {
  const [, user, action] = /^\/Users\/([^/]+)\/Actions\/([^/]+)$/.exec(path) ?? [];
  if (method !== 'POST' || user === undefined || action === undefined) return null;
  const { requestId } = JSON.parse(body ?? '{}') as { requestId?: string };
  return { user: decodeURIComponent(user), action: decodeURIComponent(action), requestId: String(requestId) };
}

/** The action whose receipt a request asks for; null for any other request. */
export function receiptOf({ method, path }: Pick<Sent, 'method' | 'path'>): ActionRequest | null {
  const [, user, action, requestId] = /^\/Users\/([^/]+)\/Actions\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (method !== 'GET' || user === undefined || action === undefined || requestId === undefined) return null;
  return { user, action, requestId: decodeURIComponent(requestId) };
}

/** The resource that a request reads, if it reads one. */
export function readOf({ method, path }: Sent): { kind: Kind; id: string } | null {
  const [, endpoint, id] = target.exec(path.split('?')[0] ?? '') ?? [];
  if (method !== 'GET' || endpoint === undefined || id === undefined) return null;
  return { kind: endpoint === 'Users' ? 'User' : 'Group', id: decodeURIComponent(id) };
}

/** What a request looks for by a filter, or in a list of all; null for anything else. */
export function searchOf({ method, path, body }: Sent): { kind: Kind; filter: string } | null {
  const [plain = '', query = ''] = path.split('?');
  const endpoint = /^\/(Users|Groups)(\/\.search)?$/.exec(plain);
  if (!endpoint || (method !== 'GET' && !endpoint[2])) return null;
  const asked = method === 'GET' ? new URLSearchParams(query).get('filter') : body;
  return { kind: endpoint[1] === 'Users' ? 'User' : 'Group', filter: asked ?? '' };
}
