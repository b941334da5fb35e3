/**
 * The detail error keywords of RFC 7644 section 3.12, of RFC 9865 section 2.1 for cursors, and `notApplicable` for actions
 * that cannot be done to a user as they are.
 */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'notApplicable';

const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error';

/**
 * The answer to a request that cannot be done. Thrown, because it ends the request wherever it is found:
 * the HTTP layer and the bulk runner are the only ones to catch it.
 */
export class ScimError extends Error {
  constructor(
    readonly status: number,
    readonly scimType: ScimType | null,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'ScimError';
  }
}

/** The body of an error answer (RFC 7644 section 3.12). */
export function errorDocument(error: Pick<ScimError, 'status' | 'scimType' | 'detail'>) {
  return {
    schemas: [errorUrn],
    status: String(error.status),
    ...(error.scimType === null ? {} : { scimType: error.scimType }),
    detail: error.detail,
  };
}

/** A 400 with its keyword. */
export function badRequest(scimType: ScimType, detail: string): ScimError {
  return new ScimError(400, scimType, detail);
}

export function notFound(what: string): ScimError {
  return new ScimError(404, null, `${what} does not exist`);
}
