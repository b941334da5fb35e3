/** What the HTTP layer works with. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults';
import type { Limits } from '../scim/discovery';
import type { Json } from '../scim/resource';
import type { Tenant } from '../tenant/tenant';

export interface Context {
  tenant: Tenant;
  faults: Faults;
  limits: Limits;
  /** Known once the server listens. */
  baseUrl(): string;
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

/** Answers with JSON text (RFC 7644 section 3.1). */
export function answer(reply: FastifyReply, status: number, json: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/scim+json').send(json);
}
