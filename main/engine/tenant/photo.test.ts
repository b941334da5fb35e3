import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const { signal } = new AbortController();
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('the rest')]);
const megabyte = 1024 * 1024;

async function start(answer: (received: Received, response: ServerResponse) => void) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  const { received } = server;
  const baseUrl = `${server.baseUrl}/scim/v2`;
  const client = createTenantClient({ baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });
  return { client, received, baseUrl, origin: server.baseUrl };
}

async function answered(respond: (response: ServerResponse) => void) {
  const { client, baseUrl } = await start((_, response) => respond(response));
  return client.photo(`${baseUrl}/Photos/1`, signal);
}

function send(response: ServerResponse, type: string, body: string | Buffer, headers = {}): void {
  response.writeHead(200, { 'Content-Type': type, ...headers }).end(body);
}

describe('a photo', () => {
  it('is fetched with the token, from below the base URL', async () => {
    const { client, received, baseUrl } = await start((_, response) => send(response, 'Image/PNG; q=1', png));
    const expected = { ok: true, value: { type: 'image/png', bytes: new Uint8Array(png) } };
    for (const address of [`${baseUrl}/Photos/1?size=m#x`, 'Photos/1?size=m', '/scim/v2/Photos/1?size=m']) {
      expect(await client.photo(address, signal)).toEqual(expected);
      expect(received.at(-1)).toMatchObject({
        method: 'GET',
        url: { pathname: '/scim/v2/Photos/1', search: '?size=m' },
        headers: { authorization: 'Bearer token', accept: expect.stringContaining('image/webp') },
      });
    }
    expect(received).toHaveLength(3);
  });

  it('is never fetched from elsewhere', async () => {
    const other = await start((_, response) => send(response, 'image/png', png));
    const { client, received, baseUrl, origin } = await start((_, response) => send(response, 'image/png', png));
    const { host } = new URL(baseUrl);
    const addresses = [
      `${other.baseUrl}/Photos/1`,
      `${origin}/Photos/1`,
      `${origin}/scim/v2x/Photos/1`,
      `${baseUrl}/../v1/Photos/1`,
      `${baseUrl}/%2e%2e/v1/Photos/1`,
      `${baseUrl}\\..\\..\\x`,
      baseUrl,
      `https://${host}/scim/v2/Photos/1`,
      `http://user:word@${host}/scim/v2/Photos/1`,
      `http://${host}@127.0.0.1/scim/v2/Photos/1`,
      `//example.invalid/scim/v2/Photos/1`,
      'data:image/png;base64,iVBORw0KGgo=',
      'file:///etc/passwd',
      'http://[',
      '',
    ];
    for (const address of addresses) expect(await client.photo(address, signal)).toEqual({ ok: true, value: null });
    expect([...received, ...other.received]).toEqual([]);
  });

  it.each([
    ['image/jpeg', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['image/gif', 'image/gif', Buffer.from('GIF89a...')],
    ['image/webp', 'image/webp', Buffer.from('RIFF....WEBPVP8 ')],
    ['image/jpeg', 'image/png', png],
  ])('sent as %s is %s by its bytes', async (said, type, bytes) => {
    expect(await answered((response) => send(response, said, bytes))).toMatchObject({ ok: true, value: { type } });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a web page', (response) => send(response, 'text/html', '<html></html>'), 'image-type'],
    ['a drawing', (response) => send(response, 'image/svg+xml', '<svg onload="x()"/>'), 'image-type'],
    ['bytes of any kind', (response) => send(response, 'application/octet-stream', png), 'image-type'],
    ['no type', (response) => response.writeHead(200).end(png), 'image-type'],
    [
      'a web page that says it is a picture',
      (response) => send(response, 'image/png', '<html></html>'),
      'image-broken',
    ],
    ['nothing', (response) => send(response, 'image/png', ''), 'image-broken'],
    ['sound', (response) => send(response, 'image/webp', 'RIFF....WAVEfmt '), 'image-broken'],
    ['a refused token', (response) => sendJson(response, 401, {}), 'unauthorized'],
    ['a refusal', (response) => sendJson(response, 403, {}), 'forbidden'],
    ['load', (response) => sendJson(response, 429, {}), 'rate-limited'],
    ['trouble', (response) => response.writeHead(503, { 'Content-Type': 'image/png' }).end(png), 'server-error'],
    ['a broken connection', (response) => response.destroy(), 'offline'],
  ])('is not %s', async (_, respond, code) => {
    expect(await answered(respond)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each([404, 410, 204])('is not there: %i', async (status) => {
    expect(await answered((response) => response.writeHead(status).end())).toEqual({ ok: true, value: null });
  });

  it('is not sought where a redirection leads', async () => {
    const { client, received, baseUrl, origin } = await start((_, response) =>
      response.writeHead(302, { Location: `${origin}/elsewhere`, 'Content-Type': 'image/png' }).end(png),
    );
    expect(await client.photo(`${baseUrl}/Photos/1`, signal)).toMatchObject({ failure: { code: 'redirected' } });
    expect(received).toHaveLength(1);
  });

  it('of 2 MB is taken, of more is not read to its end', async () => {
    const exact = Buffer.concat([png, Buffer.alloc(2 * megabyte - png.length)]);
    expect(await answered((response) => send(response, 'image/png', exact))).toMatchObject({
      value: { bytes: { length: 2 * megabyte } },
    });
    const failure = { code: 'image-too-large', params: { megabytes: 2 } };
    const headers = { 'Content-Length': 50 * megabyte };
    let left = false;
    const told = await answered((response) => {
      response.on('close', () => {
        left = true;
      });
      response.writeHead(200, { 'Content-Type': 'image/png', ...headers }).write(png);
    });
    expect(told).toMatchObject({ failure });
    await expect.poll(() => left, { timeout: 20_000 }).toBe(true);

    let sent = 0;
    const untold = await answered((response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' });
      const pour = () => {
        while (!response.destroyed && sent < 50 && response.write(Buffer.alloc(megabyte))) sent += 1;
        sent += 1;
      };
      response.on('drain', pour);
      pour();
    });
    expect(untold).toMatchObject({ failure });
    expect(sent).toBeLessThan(50);

    const bomb = gzipSync(Buffer.alloc(50 * megabyte));
    expect(
      await answered((response) => send(response, 'image/png', bomb, { 'Content-Encoding': 'gzip' })),
    ).toMatchObject({
      failure,
    });
  });
});
