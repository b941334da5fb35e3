/**
 * The SCIM client of one tenant: discovery, paging, reading and changing users and groups (RFC 7644), and what the
 * administration extension adds (demo/TENANT-API.md).
 */
import type { ActionInputs, ApiKey, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { ActionAnswer } from '../scim/administration';
import type { JsonObject, PatchOperation, Resource, ResourceKind } from '../scim/resource';
import { hostOf, normaliseBaseUrl } from './base-url';
import { type BulkOperation, type BulkResult, bulk } from './bulk';
import { discover, type TenantDescription } from './discovery';
import { endpointOf, resourcePath } from './endpoint';
import { type Connection, exchange, type Request } from './exchange';
import { listKeys, revokeKey } from './keys';
import { readResource } from './list';
import { patchMessage } from './messages';
import { type PageOptions, type PagingStyle, type ResourcePage, resourcePages } from './pages';
import { perform, performed } from './perform';
import { fetchPhoto, type Photo } from './photo';
import { type Found, probe } from './probe';
import { find, getMany } from './search';

export type { ResourceKind } from '../scim/resource';
export type { BulkOperation, BulkResult } from './bulk';
export type { ResourcePage } from './pages';
export type { Photo } from './photo';

export interface TenantOptions {
  /** As the admin gave it. */
  baseUrl: string;
  token: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Waits; ends early, without an error, when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Some tenants refuse requests without one. */
  userAgent?: string;
  /** For one request and its whole answer, in milliseconds; 30,000 unless told. */
  timeout?: number;
}

/**
 * What can be asked of a tenant. All methods end with `cancelled` when their signal is aborted, and fail with the
 * codes that errors.ts gives; none throws.
 *
 * Where a `version` is given, the resource must still have it (RFC 7644 section 3.14), else `conflict`. The value of a
 * write is the resource as it now is, or null where the tenant doesn't send it back.
 */
export interface TenantClient {
  /** Looks for the tenant at the address and the usual places below it, and whether it accepts the token. */
  probe(signal: AbortSignal): Promise<Result<Found>>;
  discover(signal: AbortSignal): Promise<Result<TenantDescription>>;
  /**
   * All resources of a kind, or those that the filter finds. Whoever goes on after a failure is given the same page
   * again; only a cancelled paging and one whose cursor has expired (`rejected`) end with their failure.
   */
  pages(options: PageOptions, signal: AbortSignal): AsyncGenerator<Result<ResourcePage>>;
  /** One resource; `gone` if there is none (any more). */
  get(kind: ResourceKind, id: string, signal: AbortSignal): Promise<Result<Resource>>;
  /**
   * Several at once; the value holds those that were found, and only `get` tells of another that it is gone. Fails with
   * `rejected` where the tenant does not take such a filter or answers it with strangers.
   */
  getMany(kind: ResourceKind, ids: readonly string[], signal: AbortSignal): Promise<Result<Resource[]>>;
  /**
   * Those whose attribute equals the text, whatever its case (RFC 7644 section 3.4.2.2). Fails with `rejected` where
   * the tenant answers with strangers, or does not show the attribute.
   */
  find(kind: ResourceKind, attribute: string, value: string, signal: AbortSignal): Promise<Result<Resource[]>>;
  /** Changes one resource (RFC 7644 section 3.5.2). */
  patch(
    kind: ResourceKind,
    id: string,
    operations: PatchOperation[],
    version: string | null,
    signal: AbortSignal,
  ): Promise<Result<Resource | null>>;
  /** Puts a whole resource in the place of one (RFC 7644 section 3.5.1), for tenants without PATCH. */
  replace(
    kind: ResourceKind,
    id: string,
    resource: JsonObject,
    version: string | null,
    signal: AbortSignal,
  ): Promise<Result<Resource | null>>;
  /** Creates a resource (RFC 7644 section 3.3); after null it has to be looked up. `taken` where it is there already. */
  create(kind: ResourceKind, resource: JsonObject, signal: AbortSignal): Promise<Result<Resource | null>>;
  /** Deletes a resource (RFC 7644 section 3.6); `gone` if there is none (any more). */
  remove(kind: ResourceKind, id: string, version: string | null, signal: AbortSignal): Promise<Result<null>>;
  /**
   * Many operations in one request (RFC 7644 section 3.7), each done or refused by itself. The results are by bulkId; one
   * that is missing, or `not-scim` for all, leaves it unknown whether the operation was done.
   */
  bulk(operations: readonly BulkOperation[], signal: AbortSignal): Promise<Result<Map<string, BulkResult>>>;
  /**
   * Does an action to a user, once for each `requestId`; files among the inputs are `data:` URLs. Fails with
   * `not-applicable`, `forbidden` and `gone` where it cannot be done, and with `not-scim` where the answer is of something
   * else. No failure tells an input; what the tenant returns is in `results` and nowhere else.
   */
  perform(
    userId: string,
    action: string,
    requestId: string,
    inputs: ActionInputs,
    signal: AbortSignal,
  ): Promise<Result<ActionAnswer>>;
  /** Whether the tenant has done what was asked under the `requestId`, as far as it remembers: 30 days at least. */
  performed(userId: string, action: string, requestId: string, signal: AbortSignal): Promise<Result<boolean>>;
  /** The API keys of a user. Fails with `rejected` where the tenant answers with those of others. */
  keys(userId: string, signal: AbortSignal): Promise<Result<ApiKey[]>>;
  /** Revokes an API key; `gone` if there is none (any more). */
  revokeKey(keyId: string, signal: AbortSignal): Promise<Result<null>>;
  /**
   * A picture, by its address; null where there is none, and where the address does not lie below the base URL. Fails with
   * `image-type`, `image-too-large` (over 2 MB) or `image-broken`.
   */
  photo(address: string, signal: AbortSignal): Promise<Result<Photo | null>>;
}

/** A client for one tenant; keeps nothing but the connection and how its pages go. */
export function createTenantClient(options: TenantOptions): TenantClient {
  const connection = connect(options);
  const style: PagingStyle = { cursorOnly: false };

  async function write(request: Request, signal: AbortSignal): Promise<Result<Resource | null>> {
    if (!connection.ok) return connection;
    const answer = await exchange(connection.value, request, signal);
    return answer.ok ? succeeded(readResource(answer.value.json)) : answer;
  }

  return {
    async probe(signal) {
      return connection.ok ? probe(connection.value, signal) : connection;
    },

    async discover(signal) {
      if (!connection.ok) return connection;
      const described = await discover(connection.value, signal);
      if (described.ok) style.cursorOnly ||= described.value.cursorOnly;
      return described;
    },

    async *pages(pageOptions, signal) {
      if (connection.ok) yield* resourcePages(connection.value, pageOptions, style, signal);
      else yield connection;
    },

    async get(kind, id, signal) {
      if (!connection.ok) return connection;
      const answer = await exchange(connection.value, { path: resourcePath(kind, id), purpose: 'resource' }, signal);
      if (!answer.ok) return answer;
      const resource = readResource(answer.value.json);
      return resource ? succeeded(resource) : failed('not-scim', { host: hostOf(connection.value.baseUrl) });
    },

    async getMany(kind, ids, signal) {
      return connection.ok ? getMany(connection.value, kind, ids, signal) : connection;
    },

    async find(kind, attribute, value, signal) {
      return connection.ok ? find(connection.value, kind, attribute, value, signal) : connection;
    },

    patch(kind, id, operations, ifMatch, signal) {
      const body = patchMessage(operations);
      return write({ method: 'PATCH', path: resourcePath(kind, id), purpose: 'change', body, ifMatch }, signal);
    },

    replace(kind, id, resource, ifMatch, signal) {
      const path = resourcePath(kind, id);
      return write({ method: 'PUT', path, purpose: 'change', body: resource, ifMatch }, signal);
    },

    create(kind, resource, signal) {
      return write({ method: 'POST', path: endpointOf(kind), purpose: 'create', body: resource }, signal);
    },

    async remove(kind, id, ifMatch, signal) {
      const path = resourcePath(kind, id);
      const removed = await write({ method: 'DELETE', path, purpose: 'remove', ifMatch }, signal);
      return removed.ok ? succeeded(null) : removed;
    },

    async bulk(operations, signal) {
      return connection.ok ? bulk(connection.value, operations, signal) : connection;
    },

    async perform(userId, action, requestId, inputs, signal) {
      return connection.ok ? perform(connection.value, { userId, action, requestId }, inputs, signal) : connection;
    },

    async performed(userId, action, requestId, signal) {
      return connection.ok ? performed(connection.value, { userId, action, requestId }, signal) : connection;
    },

    async keys(userId, signal) {
      return connection.ok ? listKeys(connection.value, userId, signal) : connection;
    },

    async revokeKey(keyId, signal) {
      return connection.ok ? revokeKey(connection.value, keyId, signal) : connection;
    },

    async photo(address, signal) {
      return connection.ok ? fetchPhoto(connection.value, address, signal) : connection;
    },
  };
}

function connect(options: TenantOptions): Result<Connection> {
  const baseUrl = normaliseBaseUrl(options.baseUrl);
  if (!baseUrl.ok) return baseUrl;
  return succeeded({
    baseUrl: baseUrl.value,
    // Often pasted with the word that stands before it in the header.
    token: options.token.trim().replace(/^bearer\s+/i, ''),
    fetch: options.fetch,
    now: options.now,
    wait: options.wait,
    userAgent: options.userAgent ?? 'Muster',
    timeout: options.timeout ?? 30_000,
  });
}
