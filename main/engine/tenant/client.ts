/** The SCIM client of one tenant: discovery, paging, reading and changing users (RFC 7644). */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { PatchOperation, Resource } from '../scim/resource';
import { hostOf, normaliseBaseUrl } from './base-url';
import { discover, type TenantDescription } from './discovery';
import { type Connection, exchange } from './exchange';
import { readResource } from './list';
import { type PageOptions, type PagingStyle, type UserPage, userPages } from './pages';
import { type Found, probe } from './probe';

export type { UserPage } from './pages';

export interface TenantOptions {
  /** As the admin gave it. */
  baseUrl: string;
  token: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Some tenants refuse requests without one. */
  userAgent?: string;
  /** For one request and its whole answer, in milliseconds; 30,000 unless told. */
  timeout?: number;
}

/**
 * What can be asked of a tenant. All methods end with `cancelled` when their signal is aborted, and fail with the
 * codes that errors.ts gives; none throws.
 */
export interface TenantClient {
  /** Looks for the tenant at the address and the usual places below it, and whether it accepts the token. */
  probe(signal: AbortSignal): Promise<Result<Found>>;
  discover(signal: AbortSignal): Promise<Result<TenantDescription>>;
  /** All users, or those that the filter finds; a failure is the last thing yielded. */
  pages(options: PageOptions, signal: AbortSignal): AsyncGenerator<Result<UserPage>>;
  /** One user; `gone` if there is none (any more). */
  get(id: string, signal: AbortSignal): Promise<Result<Resource>>;
  /**
   * Changes one user (RFC 7644 section 3.5.2); `version` must then still be the user's, else `conflict`. The value
   * is the user as it now is, or null where the tenant doesn't send it back.
   */
  patch(
    id: string,
    operations: PatchOperation[],
    version: string | null,
    signal: AbortSignal,
  ): Promise<Result<Resource | null>>;
}

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** A client for one tenant; keeps nothing but the connection and how its pages go. */
export function createTenantClient(options: TenantOptions): TenantClient {
  const connection = connect(options);
  const style: PagingStyle = { cursorOnly: false };

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
      if (connection.ok) yield* userPages(connection.value, pageOptions, style, signal);
      else yield connection;
    },

    async get(id, signal) {
      if (!connection.ok) return connection;
      const answer = await exchange(connection.value, { path: userPath(id), purpose: 'user' }, signal);
      if (!answer.ok) return answer;
      const resource = readResource(answer.value.json);
      return resource ? succeeded(resource) : failed('not-scim', { host: hostOf(connection.value.baseUrl) });
    },

    async patch(id, operations, version, signal) {
      if (!connection.ok) return connection;
      const body = { schemas: [patchSchema], Operations: operations.map((operation) => ({ ...operation })) };
      const answer = await exchange(
        connection.value,
        { method: 'PATCH', path: userPath(id), purpose: 'change', body, ifMatch: version },
        signal,
      );
      return answer.ok ? succeeded(readResource(answer.value.json)) : answer;
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
    userAgent: options.userAgent ?? 'Muster',
    timeout: options.timeout ?? 30_000,
  });
}

function userPath(id: string): string {
  return `/Users/${encodeURIComponent(id)}`;
}
