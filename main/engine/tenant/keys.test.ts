import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const { signal } = new AbortController();
const user = { value: 'a"b' };
const key = { id: 'k1', user, name: 'Reporting', hint: 'f3a9', created: '2026-01-01T12:00:00Z', lastUsed: null };

async function start(answer: (received: Received, response: ServerResponse) => void) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  const { baseUrl, received } = server;
  const client = createTenantClient({ baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });
  return { client, received };
}

async function listed(...keys: unknown[]) {
  const { client } = await start((_, response) =>
    sendJson(response, 200, { totalResults: keys.length, Resources: keys }),
  );
  return client.keys('a"b', signal);
}

describe('the keys of somebody', () => {
  it('are asked for by whose they are', async () => {
    const { client, received } = await start((_, response) =>
      sendJson(response, 200, { totalResults: 1, Resources: [key] }),
    );
    expect(await client.keys('a"b', signal)).toEqual({
      ok: true,
      value: [{ id: 'k1', name: 'Reporting', hint: 'f3a9', created: '2026-01-01T12:00:00Z', lastUsed: null }],
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.url.pathname).toBe('/ApiKeys');
    expect(received[0]?.url.searchParams.get('filter')).toBe('user.value eq "a\\"b"');
  });

  it('may be none', async () => {
    expect(await listed()).toEqual({ ok: true, value: [] });
    const { client } = await start((_, response) => sendJson(response, 200, { totalResults: 0 }));
    expect(await client.keys('a"b', signal)).toEqual({ ok: true, value: [] });
  });

  it('never are those of others', async () => {
    const failure = { code: 'rejected' };
    expect(await listed(key, { ...key, id: 'k2', user: { value: 'other' } })).toMatchObject({ ok: false, failure });
    expect(await listed({ ...key, user: undefined })).toMatchObject({ ok: false, failure });
  });

  it('make sense, and never tell more than the end of the key', async () => {
    const whole = {
      ...key,
      id: 'k2',
      hint: 'sk-0123456789abcdef',
      created: 'long ago',
      lastUsed: 5,
      name: { en: 'x' },
    };
    expect(await listed(whole, { ...key, id: '..' }, { user, name: 'no id' }, 'k3')).toEqual({
      ok: true,
      value: [{ id: 'k2', name: '', hint: '89abcdef', created: null, lastUsed: null }],
    });
  });

  it('are as many as anybody can look through', async () => {
    const found = await listed(...Array.from({ length: 10_000 }, (_, index) => ({ ...key, id: `k${index}` })));
    expect(found).toMatchObject({ ok: true, value: { length: 500 } });
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [503, 'server-error'],
  ])('are not to be had: %i', async (status, code) => {
    const { client } = await start((_, response) => sendJson(response, status, {}));
    expect(await client.keys('a"b', signal)).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('revoking a key', () => {
  it('deletes it', async () => {
    const { client, received } = await start((_, response) => response.writeHead(204).end());
    expect(await client.revokeKey('k/1', signal)).toEqual({ ok: true, value: null });
    expect(received[0]).toMatchObject({ method: 'DELETE', url: { pathname: '/ApiKeys/k%2F1' } });
  });

  it('says that it is gone, and never deletes anything else', async () => {
    const { client, received } = await start((_, response) => sendJson(response, 404, {}));
    expect(await client.revokeKey('k1', signal)).toMatchObject({ ok: false, failure: { code: 'gone' } });
    for (const id of ['', '.', '..']) {
      expect(await client.revokeKey(id, signal)).toMatchObject({ ok: false, failure: { code: 'gone' } });
    }
    expect(received).toHaveLength(1);
  });
});
