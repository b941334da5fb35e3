/** Faults of versions and their tags (RFC 7644 section 3.14). */
import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../scim/resource';
import { withOperations, withoutHeaders, withResources } from './document';
import { type Answer, type Exchange, misbehaviour, type Outcome, type Strike } from './misbehaviour';
import { targetEntry } from './operation';

/** Conditions of a single write are not looked at, whether it comes alone or in a bulk request. */
const unconditional: NonNullable<Strike['write']> = (operation, carryOut) =>
  carryOut({ ...operation, ifMatch: null, ifNoneMatch: null });

const unversioned = ({ version: _, ...others }: JsonObject) => others;

/** Versions are shown neither in resources, nor in headers, nor in bulk answers, and no condition counts. */
export const noETag = misbehaviour('noETag', {}, () => ({
  ask: (exchange) => withoutHeaders(exchange, 'if-match', 'if-none-match'),
  after(answer, exchange) {
    const { etag: _, ...headers } = answer.headers;
    const bare: Answer = { ...answer, headers };
    const stripped = withResources(bare, exchange, (resource) => {
      return isObject(resource.meta) ? { ...resource, meta: unversioned(resource.meta) } : resource;
    });
    const shown: Answer = stripped.kind === 'answer' ? stripped.answer : bare;
    const inBulk: Outcome = withOperations(shown, exchange, (operations) => operations.map(unversioned));
    return inBulk.kind === 'answer' ? inBulk : { kind: 'answer', answer: shown };
  },
  write: unconditional,
}));

/** The `ETag` header is the framework's hash of the body; conditions are compared to nothing. */
export const decoyETag = misbehaviour('decoyETag', {}, () => ({
  ask: (exchange: Exchange) => withoutHeaders(exchange, 'if-match', 'if-none-match'),
  after(answer) {
    if (answer.body === '') return { kind: 'goOn' };
    const hash = createHash('sha1').update(answer.body).digest('base64').slice(0, 27);
    const etag = `W/"${answer.body.length.toString(16)}-${hash}"`;
    return { kind: 'answer', answer: { ...answer, headers: { ...answer.headers, etag } } };
  },
  write: unconditional,
}));

/** Versions are shown, but a write on an old one goes through. */
export const ignoredIfMatch = misbehaviour('ignoredIfMatch', {}, () => ({ write: unconditional }));

/** A PATCH that changes nothing makes a new version all the same. */
export const bumpOnNoop = misbehaviour('bumpOnNoop', {}, (_options, { tenant }) => ({
  write(operation, carryOut) {
    if (operation.method !== 'PATCH') return null;
    const before = targetEntry(tenant, operation);
    const written = carryOut(operation);
    if (before === null || written.version !== before.resource.meta.version) return written;
    const entry = tenant.touch(written.type, written.id);
    return { ...written, entry, version: entry.resource.meta.version };
  },
}));
