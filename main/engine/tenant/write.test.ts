import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const { signal } = new AbortController();
const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Drivers' };

async function start(answer: (received: Received, response: ServerResponse) => void) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  const client = createTenantClient({
    baseUrl: server.baseUrl,
    token: 'token',
    fetch,
    now: Date.now,
    wait: waitInRealTime,
  });
  return { client, received: server.received };
}

describe('creating', () => {
  it('posts the resource to the endpoint of its kind', async () => {
    const { client, received } = await start((_, response) => sendJson(response, 201, { ...group, id: 'g1' }));
    expect(await client.create('Group', group, signal)).toEqual({ ok: true, value: { ...group, id: 'g1' } });
    expect(received[0]).toMatchObject({ method: 'POST', url: { pathname: '/Groups' } });
    expect(received[0]?.headers['content-type']).toBe('application/scim+json');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(group);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['no body', (response) => response.writeHead(201, { Location: 'https://tenant.example/Users/undefined' }).end()],
    ['no id', (response) => sendJson(response, 201, { userName: 'bo' })],
    ['plain text', (response) => response.writeHead(201, { 'Content-Type': 'text/plain' }).end('Created')],
  ])('leaves it to a look-up where the answer has %s', async (_, respond) => {
    const { client } = await start((__, response) => respond(response));
    expect(await client.create('User', { userName: 'bo' }, signal)).toEqual({ ok: true, value: null });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a duplicate', (response) => sendJson(response, 409, { scimType: 'uniqueness', detail: 'No' }), 'taken'],
    ['too much', (response) => sendJson(response, 413, {}), 'too-large'],
    ['a missing endpoint', (response) => sendJson(response, 404, {}), 'not-found'],
    ['a web page', (response) => response.end('<!doctype html><p>Sign in'), 'html-answer'],
    ['half an answer', (response) => response.writeHead(201).end('{"id":"1'), 'server-error'],
  ])('says what is wrong: %s', async (_, respond, code) => {
    const { client } = await start((__, response) => respond(response));
    expect(await client.create('User', { userName: 'bo' }, signal)).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('replacing', () => {
  it('puts the whole resource, and If-Match where a version is given', async () => {
    const { client, received } = await start((_, response) => sendJson(response, 200, { ...group, id: 'g/1' }));
    const replaced = await client.replace('Group', 'g/1', group, 'W/"2"', signal);
    expect(replaced).toMatchObject({ ok: true, value: { id: 'g/1' } });
    await client.replace('User', '1', { userName: 'bo' }, null, signal);
    expect(received[0]).toMatchObject({ method: 'PUT', url: { pathname: '/Groups/g%2F1' } });
    expect(received[0]?.headers['if-match']).toBe('W/"2"');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(group);
    expect(received[1]?.headers['if-match']).toBeUndefined();
  });

  it('takes no version from the header ETag', async () => {
    const { client } = await start((_, response) => sendJson(response, 200, { id: '1' }, { ETag: '"hash"' }));
    expect(await client.replace('User', '1', {}, null, signal)).toEqual({ ok: true, value: { id: '1' } });
  });
});

describe('deleting', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['204', (response) => response.writeHead(204).end()],
    ['200 with the resource', (response) => sendJson(response, 200, { id: '1' })],
    ['200 with a text', (response) => response.end('Deleted')],
  ])('takes %s as done', async (_, respond) => {
    const { client, received } = await start((__, response) => respond(response));
    expect(await client.remove('User', '1', 'W/"1"', signal)).toEqual({ ok: true, value: null });
    expect(received[0]).toMatchObject({ method: 'DELETE', url: { pathname: '/Users/1' }, body: '' });
    expect(received[0]?.headers).toMatchObject({ 'if-match': 'W/"1"' });
    expect(received[0]?.headers['content-type']).toBeUndefined();
  });

  it.each([
    [404, 'gone'],
    [409, 'rejected'],
    [412, 'conflict'],
    [500, 'server-error'],
  ])('%i is %s', async (status, code) => {
    const { client } = await start((_, response) => sendJson(response, status, {}));
    expect(await client.remove('Group', '1', null, signal)).toMatchObject({ ok: false, failure: { code } });
  });
});

it('groups are read, changed and listed at their own endpoint', async () => {
  const { client, received } = await start((_, response) => sendJson(response, 200, { id: '1', Resources: [] }));
  await client.get('Group', '1', signal);
  await client.patch('Group', '1', [{ op: 'add', path: 'members', value: [{ value: '7' }] }], null, signal);
  await client.pages({ kind: 'Group', count: 5, attributes: ['id', 'displayName'] }, signal).next();
  expect(received.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'GET /Groups/1',
    'PATCH /Groups/1',
    'GET /Groups',
  ]);
  expect(received[2]?.url.searchParams.get('attributes')).toBe('id,displayName');
});
