import { describe, expect, it } from 'vitest';
import type { Json } from '../scim/resource';
import { type Answer, answerFailure, bodyFailure, type Purpose, transportFailure } from './errors';

const host = 'tenant.example';
const now = Date.UTC(2026, 0, 1);
const hearing = { host, now, token: 'SECRET' };
const scimError = 'urn:ietf:params:scim:api:messages:2.0:Error';

function nodeError(code: string, message = ''): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

function answer(status: number, body: Json | undefined, headers: Record<string, string> = {}, text?: string): Answer {
  return { status, headers: new Headers(headers), body: text ?? JSON.stringify(body) ?? '', json: body };
}

describe('a request without a whole answer', () => {
  it.each([
    [nodeError('ECONNREFUSED'), 'offline'],
    [nodeError('ENOTFOUND'), 'offline'],
    [nodeError('EAI_AGAIN'), 'offline'],
    [nodeError('ECONNRESET'), 'offline'],
    [nodeError('UND_ERR_SOCKET', 'other side closed'), 'offline'],
    [nodeError('HPE_INVALID_CONSTANT', 'Response does not match the HTTP/1.1 protocol'), 'offline'],
    [nodeError('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'), 'offline'],
    [nodeError('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [nodeError('UND_ERR_HEADERS_TIMEOUT'), 'timeout'],
    [nodeError('ETIMEDOUT'), 'timeout'],
    [nodeError('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'certificate'],
    [nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate'],
    [nodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate'],
    [nodeError('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'certificate'],
    [nodeError('CERT_HAS_EXPIRED'), 'certificate'],
    [nodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'offline'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'offline'],
    [new Error('net::ERR_EMPTY_RESPONSE'), 'offline'],
    [new Error('net::ERR_INCOMPLETE_CHUNKED_ENCODING'), 'offline'],
    [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'offline'],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'offline'],
    [new Error('net::ERR_CONNECTION_TIMED_OUT'), 'timeout'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'certificate'],
    [new Error('net::ERR_CERT_DATE_INVALID'), 'certificate'],
    [new Error('net::ERR_CERT_COMMON_NAME_INVALID'), 'certificate'],
    [new Error('Redirect was cancelled'), 'redirected'],
    [new Error("Attempted to redirect, but redirect policy was 'error'"), 'redirected'],
    [new Error('net::ERR_UNSAFE_PORT'), 'url-invalid'],
    [new TypeError('fetch failed', { cause: new Error('bad port') }), 'url-invalid'],
    ['something else', 'offline'],
  ])('%s is %s', (thrown, code) => {
    expect(transportFailure(thrown, host)).toMatchObject({ code, params: { host } });
  });

  it('looks into the errors of a host with several addresses', () => {
    const both = new AggregateError([Object.assign(new Error('refused'), { code: 'ETIMEDOUT' })]);
    expect(transportFailure(new TypeError('fetch failed', { cause: both }), host).code).toBe('timeout');
  });
});

describe('an answer with a status', () => {
  it.each<[number, Purpose, string]>([
    [302, 'list', 'redirected'],
    [307, 'change', 'redirected'],
    [401, 'list', 'unauthorized'],
    [401, 'change', 'unauthorized'],
    [403, 'list', 'forbidden'],
    [403, 'resource', 'forbidden'],
    [403, 'change', 'rejected'],
    [404, 'list', 'not-found'],
    [404, 'discovery', 'not-found'],
    [404, 'resource', 'gone'],
    [404, 'change', 'gone'],
    [410, 'change', 'gone'],
    [400, 'change', 'rejected'],
    [403, 'create', 'rejected'],
    [404, 'create', 'not-found'],
    [404, 'remove', 'gone'],
    [404, 'bulk', 'not-found'],
    [405, 'change', 'rejected'],
    [409, 'create', 'taken'],
    [409, 'change', 'taken'],
    [409, 'remove', 'rejected'],
    [409, 'bulk', 'rejected'],
    [403, 'perform', 'forbidden'],
    [404, 'perform', 'gone'],
    [409, 'perform', 'rejected'],
    [413, 'change', 'too-large'],
    [413, 'bulk', 'too-large'],
    [422, 'change', 'rejected'],
    [408, 'resource', 'timeout'],
    [412, 'change', 'conflict'],
    [429, 'change', 'rate-limited'],
    [500, 'change', 'server-error'],
    [503, 'list', 'server-error'],
    [501, 'change', 'rejected'],
  ])('%i to a %s is %s', (status, purpose, code) => {
    expect(answerFailure(answer(status, {}), purpose, hearing)?.code).toBe(code);
  });

  it('knows an action that does not apply, and nothing else, by its scimType', () => {
    const given = answer(409, { scimType: 'notApplicable' });
    expect(answerFailure(given, 'perform', hearing)?.code).toBe('not-applicable');
    expect(answerFailure(given, 'change', hearing)?.code).toBe('taken');
    expect(answerFailure(answer(400, { scimType: 'notApplicable' }), 'perform', hearing)?.code).toBe('rejected');
  });

  it.each([200, 201, 204])('%i is a success', (status) => {
    expect(answerFailure(answer(status, { schemas: [], id: '1' }), 'resource', hearing)).toBeNull();
  });

  it.each<[string, Json, string]>([
    ['a string', '404', 'gone'],
    ['a number', 429, 'rate-limited'],
  ])('believes a SCIM error that comes with HTTP 200 and its status as %s', (_, status, code) => {
    const found = answerFailure(answer(200, { schemas: [scimError], status, detail: 'No' }), 'resource', hearing);
    expect(found).toMatchObject({ code, detail: 'No' });
  });

  it('goes by the HTTP status, not by what the body claims', () => {
    const body = { schemas: [scimError], status: '200', scimType: 'uniqueness' };
    expect(answerFailure(answer(500, body), 'change', hearing)?.code).toBe('server-error');
  });

  it('tells a token of another tenant from one that is refused', () => {
    for (const detail of ['This token belongs to another tenant', 'Token is not valid for this tenant']) {
      expect(answerFailure(answer(403, { detail }), 'list', hearing)?.code).toBe('wrong-tenant');
    }
    expect(answerFailure(answer(403, { detail: 'Admins only' }), 'list', hearing)?.code).toBe('forbidden');
  });

  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': new Date(now + 90_000).toUTCString() }, 90_000],
    [
      "a date by the server's own clock",
      { 'retry-after': new Date(now + 3_605_000).toUTCString(), date: new Date(now + 3_600_000).toUTCString() },
      5000,
    ],
    ['a date in the past', { 'retry-after': new Date(now - 5000).toUTCString() }, 0],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('reads Retry-After as %s', (_, headers, expected) => {
    expect(answerFailure(answer(429, {}, headers), 'change', hearing)?.params.retryAfter).toBe(expected);
  });
});

describe('the detail', () => {
  it.each<[string, Answer, string | null]>([
    ['SCIM', answer(400, { detail: ' userName is\n taken ' }), 'userName is taken'],
    ['another framework', answer(400, { message: 'Bad value' }), 'Bad value'],
    ['nested errors', answer(400, { errors: [{ description: 'Bad email' }] }), 'Bad email'],
    ['SCIM 1.1', answer(400, { Errors: { description: 'Bad phone', code: 400 } }), 'Bad phone'],
    ['plain text', answer(400, undefined, {}, 'Missing value'), 'Missing value'],
    ['a web page', answer(400, undefined, { 'content-type': 'text/html' }, '<h1>Bad</h1>'), null],
    ['a web page that says it is text', answer(502, undefined, {}, '<!DOCTYPE html><p>Bad'), null],
    ['nothing', answer(400, {}), null],
  ])('comes from %s', (_, given, detail) => {
    expect(answerFailure(given, 'change', hearing)?.detail).toBe(detail);
  });

  it('never holds the token, and is short', () => {
    const echoed = answerFailure(answer(401, { detail: 'Token SECRET is not valid' }), 'list', hearing);
    expect(JSON.stringify(echoed)).not.toContain('SECRET');
    expect(answerFailure(answer(400, { detail: 'x'.repeat(10_000) }), 'change', hearing)?.detail).toHaveLength(500);
  });
});

describe('a success that is not JSON', () => {
  it.each([
    ['text/html', '<html></html>', 'html-answer'],
    ['application/json', ' <!doctype html>', 'html-answer'],
    ['application/json', '{"Resources":[{"id":"1"', 'server-error'],
    ['application/json', '[1,', 'server-error'],
    ['text/plain', 'It works!', 'not-scim'],
  ])('%s %s is %s', (type, body, code) => {
    const given = answer(200, undefined, { 'content-type': type }, body);
    expect(bodyFailure(given, hearing).code).toBe(code);
  });
});
