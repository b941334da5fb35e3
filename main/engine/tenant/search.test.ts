import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const { signal } = new AbortController();
const listOf = (...Resources: unknown[]) => ({ totalResults: Resources.length, Resources });

async function start(answer: (received: Received, response: ServerResponse) => void) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  const options = { baseUrl: server.baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime };
  return { client: createTenantClient(options), received: server.received, baseUrl: server.baseUrl };
}

async function found(attribute: string, value: string, ...resources: unknown[]) {
  const { client } = await start((_, response) => sendJson(response, 200, listOf(...resources)));
  return client.find('User', attribute, value, signal);
}

describe('finding by a value', () => {
  it('asks once, with the value as JSON writes it, and without a place', async () => {
    const { client, received } = await start((_, response) => sendJson(response, 200, { totalResults: 0 }));
    expect(await client.find('Group', 'displayName', 'A "b" \\ c+d', signal)).toEqual({ ok: true, value: [] });
    expect(received).toHaveLength(1);
    expect(received[0]?.url.pathname).toBe('/Groups');
    expect(Object.fromEntries(received[0]?.url.searchParams ?? [])).toEqual({
      count: '100',
      filter: 'displayName eq "A \\"b\\" \\\\ c+d"',
    });
  });

  it.each<[string, string, object]>([
    ['userName', 'BO@Tenant.example', { userName: 'bo@tenant.example' }],
    ['externalId', '7', { ExternalID: 7 }],
    ['name.familyName', 'Ångström', { name: { familyName: 'A\u030angstro\u0308m' } }],
    ['emails', 'bo@x.example', { emails: [{ value: 'a@x.example' }, { value: 'BO@x.example' }] }],
    ['emails.value', 'bo@x.example', { emails: [{ value: 'bo@x.example' }] }],
    ['urn:x:2.0:User:number', '12', { 'URN:X:2.0:User': { number: '12' } }],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName', 'bo', { userName: 'bo' }],
  ])('takes %s %s for what it is', async (attribute, value, resource) => {
    expect(await found(attribute, value, { id: '1', ...resource })).toEqual({
      ok: true,
      value: [{ id: '1', ...resource }],
    });
  });

  it.each<[string, unknown[]]>([
    [
      'everybody',
      [
        { id: '1', userName: 'bo' },
        { id: '2', userName: 'al' },
      ],
    ],
    ['a stranger', [{ id: '2', userName: 'bob' }]],
    ['somebody who does not show it', [{ id: '2' }]],
    ['somebody without an id', [{ userName: 'bo' }]],
  ])('refuses an answer with %s', async (_, resources) => {
    expect(await found('userName', 'bo', ...resources)).toMatchObject({ ok: false, failure: { code: 'rejected' } });
  });

  it('does not ask a tenant that ignores filters for everybody', async () => {
    const { client, received } = await start((_, response) => {
      sendJson(response, 200, { totalResults: 5000, Resources: Array.from({ length: 100 }, (__, id) => ({ id })) });
    });
    expect(await client.find('User', 'userName', 'bo', signal)).toMatchObject({ failure: { code: 'rejected' } });
    expect(received).toHaveLength(1);
  });

  it.each([
    [400, 'rejected'],
    [501, 'rejected'],
    [429, 'rate-limited'],
    [401, 'unauthorized'],
  ])('passes on %i as %s', async (status, code) => {
    const { client } = await start((_, response) => sendJson(response, status, {}));
    expect(await client.find('User', 'userName', 'bo', signal)).toMatchObject({ failure: { code } });
  });
});

describe('reading several at once', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `2819c223-7f76-453a-919d-41386190${1000 + index}`);
  const idsIn = (url: URL) =>
    [...(url.searchParams.get('filter') ?? '').matchAll(/id eq "([^"]*)"/g)].map(([, id]) => id ?? '');

  it('asks in short addresses, for each once', async () => {
    const { client, received, baseUrl } = await start(({ url }, response) =>
      sendJson(response, 200, listOf(...idsIn(url).map((id) => ({ id })))),
    );
    const answer = await client.getMany('User', [...ids, ...ids], signal);
    expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(ids);
    expect(received.flatMap(({ url }) => idsIn(url))).toEqual(ids);
    const lengths = received.map(({ url }) => (baseUrl + url.pathname + url.search).length);
    expect(Math.max(...lengths)).toBeLessThan(2000);
    expect(Math.max(...lengths)).toBeGreaterThan(1900);
  });

  it('asks for nothing where there is nothing to ask for, and for the longest id alone', async () => {
    const { client, received } = await start((_, response) => sendJson(response, 200, listOf()));
    expect(await client.getMany('User', [], signal)).toEqual({ ok: true, value: [] });
    expect(received).toHaveLength(0);
    await client.getMany('User', ['x'.repeat(3000), 'y'], signal);
    expect(received.map(({ url }) => idsIn(url).length)).toEqual([1, 1]);
  });

  it('leaves out those who are not there', async () => {
    const { client } = await start((_, response) => sendJson(response, 200, listOf({ id: 'b' })));
    expect(await client.getMany('Group', ['a', 'b', 'c'], signal)).toEqual({ ok: true, value: [{ id: 'b' }] });
  });

  it('goes on where the tenant gives fewer in a page', async () => {
    const { client } = await start(({ url }, response) => {
      const from = Number(url.searchParams.get('startIndex') ?? 1) - 1;
      const Resources = idsIn(url).map((id) => ({ id }));
      sendJson(response, 200, { totalResults: Resources.length, Resources: Resources.slice(from, from + 10) });
    });
    expect(await client.getMany('User', ids.slice(0, 25), signal)).toMatchObject({ value: { length: 25 } });
  });

  it('goes on by cursor', async () => {
    const { client } = await start(({ url }, response) => {
      if (url.searchParams.has('startIndex')) return sendJson(response, 400, {});
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const Resources = idsIn(url).map((id) => ({ id }));
      const nextCursor = from + 5 < Resources.length ? String(from + 5) : undefined;
      sendJson(response, 200, { Resources: Resources.slice(from, from + 5), nextCursor });
    });
    expect(await client.getMany('User', ids.slice(0, 12), signal)).toMatchObject({ value: { length: 12 } });
  });

  it('refuses strangers', async () => {
    const { client } = await start((_, response) => sendJson(response, 200, listOf({ id: 'a' }, { id: 'z' })));
    expect(await client.getMany('User', ['a', 'b'], signal)).toMatchObject({ failure: { code: 'rejected' } });
  });
});
