/** Who may come in: the bearer of the tenant's token (RFC 6750). */
import type { FastifyRequest } from 'fastify';
import { ScimError } from '../scim/error';
import type { Author } from '../tenant/author';

export interface Access {
  /** Whose each token is. */
  bearers: ReadonlyMap<string, Author>;
  /** Tokens that are good, but for another tenant. */
  otherTokens: readonly string[];
}

/** Who sent the requests that were let in. */
const senders = new WeakMap<FastifyRequest, Author>();

/** The answer to a request without a good token. */
export const challenge = 'Bearer realm="scim"';

/**
 * Lets a request in.
 * @throws ScimError 401, 403
 */
export function checkAccess(request: FastifyRequest, { bearers, otherTokens }: Access): void {
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  const sender = bearers.get(given);
  if (sender !== undefined) {
    senders.set(request, sender);
    return;
  }
  if (otherTokens.includes(given)) throw new ScimError(403, null, 'this token belongs to another tenant');
  throw new ScimError(401, null, given === '' ? 'a bearer token is needed' : 'the token is not valid');
}

/** Whose token came with a request that was let in. */
export function bearerOf(request: FastifyRequest): Author {
  const sender = senders.get(request);
  if (sender === undefined) throw new Error('the request was never let in');
  return sender;
}
