/** A client for tests: speaks SCIM to a server that the test started, and says what came back. */

import type { InProcessTenant } from './in-process';
import type { JsonObject } from './scim/resource';
import type { DemoTenant } from './server';

export interface Answered {
  status: number;
  headers: Headers;
  /** The JSON of the answer; an empty object if it has no body. */
  body: JsonObject;
}

export interface TestClient {
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** A PATCH of these operations. */
  patch(path: string, operations: unknown[], headers?: Record<string, string>): Promise<Answered>;
}

export const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const adminUser = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
export const fleetUser = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';

/** Speaks over sockets, unless the tenant has a `fetch` of its own. */
export function testClient({
  baseUrl,
  token,
  fetch = globalThis.fetch,
}: Pick<DemoTenant, 'baseUrl' | 'token'> & Partial<Pick<InProcessTenant, 'fetch'>>): TestClient {
  const send: TestClient['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(path.startsWith('http') ? path : baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    patch: (path, Operations, headers) => send('PATCH', path, { schemas: [patchOp], Operations }, headers),
  };
}

/** The resources of a list answer. */
export function resourcesOf({ body }: Answered): JsonObject[] {
  return Array.isArray(body.Resources) ? (body.Resources as JsonObject[]) : [];
}
