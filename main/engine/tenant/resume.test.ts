import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure';
import { type Received, type ScriptedServer, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const all = Array.from({ length: 50 }, (_, index) => ({ id: `user-${index}` }));
let server: ScriptedServer;
let answer: (received: Received, response: ServerResponse) => void;

beforeAll(async () => {
  server = await startScripted((received, response) => answer(received, response));
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const client = () =>
  createTenantClient({ baseUrl: server.baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });

/** Goes on after failures, as long as there are more than `patience` of them in all. */
async function collect(patience = 10, signal = new AbortController().signal) {
  const ids: string[] = [];
  const failures: Failure[] = [];
  for await (const page of client().pages({}, signal)) {
    if (page.ok) ids.push(...page.value.resources.map(({ id }) => id));
    else failures.push(page.failure);
    if (failures.length > patience) break;
  }
  return { ids, codes: failures.map(({ code }) => code), failures };
}

/** Answers every second request of a page of ten with `fail`. */
function everySecond(fail: (response: ServerResponse) => void, byCursor = false) {
  let count = 0;
  answer = ({ url }, response) => {
    count += 1;
    if (count % 2 === 0) return fail(response);
    const cursor = url.searchParams.get('cursor');
    if (byCursor && cursor === null) return sendJson(response, 200, { Resources: all.slice(0, 10), nextCursor: '10' });
    const from = byCursor ? Number(cursor) : Number(url.searchParams.get('startIndex')) - 1;
    const nextCursor = byCursor && from + 10 < all.length ? String(from + 10) : undefined;
    sendJson(response, 200, { totalResults: 50, Resources: all.slice(from, from + 10), nextCursor });
  };
}

describe('pages after a failure', () => {
  it.each<[string, string, (response: ServerResponse) => void]>([
    ['a refusal for now', 'rate-limited', (response) => sendJson(response, 429, {}, { 'Retry-After': '1' })],
    ['a lost connection', 'offline', (response) => response.destroy()],
    ['trouble of the tenant', 'server-error', (response) => sendJson(response, 500, {})],
  ])('go on with the same page: %s', async (_, code, fail) => {
    everySecond(fail);
    const { ids, codes } = await collect();
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(new Set(codes)).toEqual(new Set([code]));
    const asked = server.received.map(({ url }) => Number(url.searchParams.get('startIndex')));
    expect(asked).toEqual([1, 11, 11, 21, 21, 31, 31, 41, 41, 51, 51]);
  });

  it('go on with the same page by cursor', async () => {
    everySecond((response) => sendJson(response, 503, {}), true);
    const { ids, codes } = await collect();
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(new Set(codes)).toEqual(new Set(['server-error']));
  });

  it('go on with the first page, and with the first one by cursor', async () => {
    let count = 0;
    answer = ({ url }, response) => {
      count += 1;
      if (count % 2 === 1) return sendJson(response, 429, {});
      if (url.searchParams.has('startIndex')) return sendJson(response, 400, { detail: 'no startIndex here' });
      sendJson(response, 200, { Resources: all });
    };
    const { ids, codes } = await collect();
    expect(ids).toHaveLength(50);
    expect(codes).toEqual(['rate-limited', 'rate-limited']);
  });

  it.each(['expiredCursor', 'invalidCursor'])('end where the place is lost: %s', async (scimType) => {
    answer = ({ url }, response) =>
      url.searchParams.has('cursor')
        ? sendJson(response, 400, { scimType, detail: 'The cursor is too old' })
        : sendJson(response, 200, { Resources: all.slice(0, 10), nextCursor: 'x' });
    const { ids, failures } = await collect();
    expect(ids).toHaveLength(10);
    expect(failures).toMatchObject([{ code: 'rejected', detail: 'The cursor is too old' }]);
  });

  it('end where they are cancelled', async () => {
    const cancel = new AbortController();
    answer = () => cancel.abort();
    expect(await collect(10, cancel.signal)).toMatchObject({ ids: [], codes: ['cancelled'] });
  });
});
