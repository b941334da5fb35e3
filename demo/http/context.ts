/** What the HTTP layer works with. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults';
import type { Office } from '../office';
import type { Operation } from '../scim/bulk';
import type { Limits } from '../scim/discovery';
import type { Json } from '../scim/resource';
import type { Author } from '../tenant/author';
import type { Tenant } from '../tenant/tenant';
import { carryOut, type Written } from '../tenant/write';

/** How an exchange ends before its time; over a socket otherwise than within the process. */
export interface Severing {
  /** Closes the connection without an answer. */
  drop(reply: FastifyReply): void;
  /** What to send so that only a share of the body's bytes, 0 to 1, arrives before the connection is closed. */
  tear(reply: FastifyReply, body: string | Buffer, keep: number): string | Buffer | Readable;
}

export interface Context {
  tenant: Tenant;
  office: Office;
  faults: Faults;
  limits: Limits;
  /** Known once the server listens. */
  baseUrl(): string;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  severing: Severing;
}

/** Where the protocol's endpoints are, below the server's address. */
export const basePath = '/scim/v2';

/** The path of a request below the base URL, without the query. */
export function pathOf(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?');
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** The body as the content type parser made it. */
export function bodyOf(request: FastifyRequest): Json | undefined {
  return request.body as Json | undefined;
}

/** Does one write, as the faults would have it. @throws ScimError */
export function performWrite({ faults, tenant, baseUrl }: Context, author: Author, operation: Operation): Written {
  const signed = tenant.as(author);
  return faults.write(operation, (wanted) => carryOut(signed, wanted, baseUrl()));
}

/** Answers with JSON text (RFC 7644 section 3.1). */
export function answer(reply: FastifyReply, status: number, json: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/scim+json').send(json);
}
