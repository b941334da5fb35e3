import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../../../demo/self-signed';
import { type Received, type ScriptedServer, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient, type TenantOptions } from './client';

const token = 'SECRET-TOKEN';
const signal = new AbortController().signal;
const open: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(answer: (received: Received, response: ServerResponse) => void, certificate = false) {
  const server = await startScripted(answer, certificate ? selfSigned() : undefined);
  open.push(server);
  return server;
}

function clientOf(baseUrl: string, more: Partial<TenantOptions> = {}) {
  return createTenantClient({ baseUrl, token, fetch, now: Date.now, wait: waitInRealTime, ...more });
}

describe('reading one user', () => {
  it('asks with the token, and gives the user as it came', async () => {
    const server = await start((_, response) => sendJson(response, 200, { id: 'a/b', userName: 'bo' }));
    const client = clientOf(`${server.baseUrl}/scim/`, { token: ` Bearer ${token}\n`, userAgent: 'Muster/1.2.3' });
    expect(await client.get('User', 'a/b', signal)).toEqual({ ok: true, value: { id: 'a/b', userName: 'bo' } });
    const [request] = server.received;
    expect(request?.url.pathname).toBe('/scim/Users/a%2Fb');
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      accept: 'application/scim+json, application/json',
      'user-agent': 'Muster/1.2.3',
    });
  });

  it('takes an id that is a number, or called ID', async () => {
    const server = await start((_, response) => sendJson(response, 200, { ID: 7 }));
    expect(await clientOf(server.baseUrl).get('User', '7', signal)).toMatchObject({ ok: true, value: { id: '7' } });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['404', (response) => sendJson(response, 404, { detail: 'No such user', status: '404' }), 'gone'],
    ['a web page', (response) => response.end('<!doctype html><p>Welcome'), 'html-answer'],
    ['JSON of another kind', (response) => sendJson(response, 200, { hello: 'world' }), 'not-scim'],
    ['JSON cut short', (response) => response.end('{"id":"1","userNa'), 'server-error'],
    [
      'a connection cut in the middle',
      (response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.write('{"id":"1","userNa');
        setTimeout(() => response.destroy(), 20);
      },
      'offline',
    ],
    ['a connection cut at once', (response) => response.destroy(), 'offline'],
    ['silence', () => undefined, 'timeout'],
    ['an answer that stops', (response) => response.writeHead(200).write('{"id"'), 'timeout'],
  ])('%s', async (_, respond, code) => {
    const server = await start((__, response) => respond(response));
    const answer = await clientOf(server.baseUrl, { timeout: 300 }).get('User', '1', signal);
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(JSON.stringify(answer)).not.toContain(token);
  });

  it('says that nothing listens, and that a certificate is not to be trusted', async () => {
    const secure = await start((_, response) => sendJson(response, 200, { id: '1' }), true);
    const host = new URL(secure.baseUrl).host;
    const failure = { code: 'certificate', params: { host }, detail: 'self-signed certificate' };
    expect(await clientOf(secure.baseUrl).get('User', '1', signal)).toMatchObject({ ok: false, failure });
    expect(secure.received).toEqual([]);

    const closed = await startScripted(() => undefined);
    await closed.close();
    expect(await clientOf(closed.baseUrl).get('User', '1', signal)).toMatchObject({
      ok: false,
      failure: { code: 'offline' },
    });
  });

  it('never follows a redirection, nor sends the token there', async () => {
    const other = await start((_, response) => sendJson(response, 200, { id: '1' }));
    const server = await start((_, response) =>
      response.writeHead(302, { Location: `${other.baseUrl}/Users/1` }).end(),
    );
    expect(await clientOf(server.baseUrl).get('User', '1', signal)).toMatchObject({
      ok: false,
      failure: { code: 'redirected', params: { location: other.baseUrl } },
    });
    expect(other.received).toEqual([]);
  });

  it('ends as cancelled when it is cancelled, before and meanwhile', async () => {
    const cancel = new AbortController();
    const server = await start(() => cancel.abort());
    const client = clientOf(server.baseUrl);
    expect(await client.get('User', '1', cancel.signal)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await client.get('User', '1', cancel.signal)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(server.received).toHaveLength(1);
  });

  it('refuses a token that no header can carry, without naming it', async () => {
    const server = await start((_, response) => sendJson(response, 200, { id: '1' }));
    for (const bad of ['', 'two words', 'línea', 'one\r\nX-Other: 1']) {
      const answer = await clientOf(server.baseUrl, { token: bad }).get('User', '1', signal);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'unauthorized', detail: null } });
    }
    expect(server.received).toEqual([]);
  });

  it('says what is wrong with the address, whatever is asked', async () => {
    const client = clientOf('http://tenant.example');
    const failure = { code: 'url-insecure' };
    expect(await client.get('User', '1', signal)).toMatchObject({ failure });
    expect(await client.discover(signal)).toMatchObject({ failure });
    expect(await client.probe(signal)).toMatchObject({ failure });
    expect(await client.patch('User', '1', [], null, signal)).toMatchObject({ failure });
    expect(await client.perform('1', 'a', 'r', {}, signal)).toMatchObject({ failure });
    expect(await client.performed('1', 'a', 'r', signal)).toMatchObject({ failure });
    expect(await client.keys('1', signal)).toMatchObject({ failure });
    expect(await client.revokeKey('1', signal)).toMatchObject({ failure });
    expect(await client.photo('http://tenant.example/1', signal)).toMatchObject({ failure });
    for await (const page of client.pages({}, signal)) expect(page).toMatchObject({ failure });
  });
});

describe('changing one user', () => {
  const operations = [{ op: 'replace' as const, path: 'title', value: 'Chief' }];

  it('sends a PatchOp, and If-Match where a version is given', async () => {
    const server = await start((_, response) => sendJson(response, 200, { id: '1', title: 'Chief' }));
    const client = clientOf(server.baseUrl);
    const changed = await client.patch('User', '1', operations, 'W/"3"', signal);
    expect(changed).toEqual({ ok: true, value: { id: '1', title: 'Chief' } });
    await client.patch('User', '1', operations, null, signal);
    const [first, second] = server.received;
    expect(first).toMatchObject({ method: 'PATCH', headers: { 'if-match': 'W/"3"' } });
    expect(first?.headers['content-type']).toBe('application/scim+json');
    expect(JSON.parse(first?.body ?? '')).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: operations,
    });
    expect(second?.headers['if-match']).toBeUndefined();
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['204', (response) => response.writeHead(204).end()],
    ['200 without a body', (response) => response.writeHead(200).end()],
    ['200 with something else', (response) => sendJson(response, 200, {})],
  ])('takes %s as done, with nothing sent back', async (_, respond) => {
    const server = await start((__, response) => respond(response));
    expect(await clientOf(server.baseUrl).patch('User', '1', operations, null, signal)).toEqual({
      ok: true,
      value: null,
    });
  });

  it.each<[number, object, string, object]>([
    [400, {}, 'rejected', { status: 400 }],
    [403, {}, 'rejected', { status: 403 }],
    [404, {}, 'gone', {}],
    [409, {}, 'taken', { status: 409 }],
    [412, {}, 'conflict', {}],
    [429, { 'Retry-After': '2' }, 'rate-limited', { retryAfter: 2000 }],
    [503, { 'Retry-After': '1' }, 'server-error', { status: 503, retryAfter: 1000 }],
  ])('%i', async (status, headers, code, params) => {
    const server = await start((_, response) => sendJson(response, status, { detail: 'Because' }, headers));
    expect(await clientOf(server.baseUrl).patch('User', '1', operations, null, signal)).toMatchObject({
      ok: false,
      failure: { code, params, detail: 'Because' },
    });
  });
});
