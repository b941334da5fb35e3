/** Who may come in: the bearer of the tenant's token (RFC 6750). */
import { ScimError } from '../scim/error';

export interface Access {
  token: string;
  /** Tokens that are good, but for another tenant. */
  otherTokens: readonly string[];
}

/** The answer to a request without a good token. */
export const challenge = 'Bearer realm="scim"';

/** @throws ScimError 401, 403 */
export function checkAccess(authorization: string | undefined, { token, otherTokens }: Access): void {
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (given === token) return;
  if (otherTokens.includes(given)) throw new ScimError(403, null, 'this token belongs to another tenant');
  throw new ScimError(401, null, given === '' ? 'a bearer token is needed' : 'the token is not valid');
}
