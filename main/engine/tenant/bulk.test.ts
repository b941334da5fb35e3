import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { type BulkOperation, createTenantClient } from './client';

const { signal } = new AbortController();
const create: BulkOperation = {
  bulkId: 'c',
  method: 'POST',
  kind: 'User',
  id: null,
  version: null,
  data: { userName: 'bo' },
};
const change: BulkOperation = {
  bulkId: 'u',
  method: 'PATCH',
  kind: 'Group',
  id: 'g/1',
  version: 'W/"3"',
  data: { Operations: [] },
};
const remove: BulkOperation = { bulkId: 'd', method: 'DELETE', kind: 'User', id: '9', version: null, data: null };

async function start(respond: (response: ServerResponse) => void) {
  const server = await startScripted((_, response) => respond(response));
  onTestFinished(() => server.close());
  const options = { baseUrl: server.baseUrl, token: 'SECRET', fetch, now: Date.now, wait: waitInRealTime };
  return { client: createTenantClient(options), received: server.received };
}

async function resultsOf(operations: BulkOperation[], ...entries: unknown[]) {
  const { client } = await start((response) => sendJson(response, 200, { Operations: entries }));
  const answer = await client.bulk(operations, signal);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

describe('a bulk request', () => {
  it('carries every operation as a request of its own would be', async () => {
    const { client, received } = await start((response) => sendJson(response, 200, { Operations: [] }));
    expect(await client.bulk([create, change, remove], signal)).toEqual({ ok: true, value: new Map() });
    expect(received[0]).toMatchObject({ method: 'POST', url: { pathname: '/Bulk' } });
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        { method: 'POST', bulkId: 'c', path: '/Users', data: { userName: 'bo' } },
        { method: 'PATCH', bulkId: 'u', path: '/Groups/g%2F1', version: 'W/"3"', data: { Operations: [] } },
        { method: 'DELETE', bulkId: 'd', path: '/Users/9' },
      ],
    });
  });

  it.each([
    [404, 'not-found'],
    [405, 'rejected'],
    [413, 'too-large'],
    [429, 'rate-limited'],
    [501, 'rejected'],
    [500, 'server-error'],
  ])('may fail as a whole: %i is %s', async (status, code) => {
    const { client } = await start((response) => sendJson(response, status, {}));
    expect(await client.bulk([create], signal)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['nothing', (response) => response.end()],
    ['no results', (response) => sendJson(response, 200, {})],
    ['a text', (response) => response.end('OK')],
  ])('leaves everything unknown after an answer with %s', async (_, respond) => {
    const { client } = await start(respond);
    expect(await client.bulk([create], signal)).toMatchObject({ ok: false, failure: { code: 'not-scim' } });
  });
});

describe('the results of a bulk request', () => {
  it('are told apart by bulkId in any order, however the status is written', async () => {
    const statuses = fc.constantFrom<unknown>('201', 201, '201 Created', { code: '201' }, { code: 201 });
    const shuffled = fc.shuffledSubarray(
      Array.from({ length: 12 }, (_, index) => index),
      { minLength: 12 },
    );
    const { client } = await start((response) => sendJson(response, 200, { Operations: entries }));
    let entries: unknown[] = [];
    const run = async (order: number[], status: unknown) => {
      entries = order.map((index) => ({ bulkId: `b${index}`, status, location: `/Users/id-${index}` }));
      const answer = await client.bulk(
        order.toSorted((a, b) => a - b).map((index) => ({ ...create, bulkId: `b${index}` })),
        signal,
      );
      for (const index of order) {
        expect(answer.ok && answer.value.get(`b${index}`)).toMatchObject({ ok: true, id: `id-${index}` });
      }
    };
    await fc.assert(fc.asyncProperty(shuffled, statuses, run), { numRuns: 40 });
  });

  it('bring the resource, its id and its version where they are said', async () => {
    const location = 'https://tenant.example/scim/v2/Groups/g%2F1?x=1';
    const stored = { id: 7, userName: 'bo', meta: { version: 'W/"1"' } };
    const results = await resultsOf(
      [create, change, remove],
      { bulkId: 'u', location, version: 'W/"4"', status: '200' },
      { bulkId: 'c', location: '/Users/undefined', status: '201', response: stored },
      { bulkId: 'd', status: 204 },
    );
    expect(results.get('u')).toEqual({ ok: true, resource: null, id: 'g/1', version: 'W/"4"' });
    expect(results.get('c')).toEqual({ ok: true, resource: { ...stored, id: '7' }, id: '7', version: 'W/"1"' });
    expect(results.get('d')).toEqual({ ok: true, resource: null, id: null, version: null });
  });

  it('fail as requests of their own would', async () => {
    const results = await resultsOf(
      [create, change, remove, { ...change, bulkId: 'v' }, { ...remove, bulkId: 'w' }],
      { bulkId: 'c', status: '409', response: { detail: 'bo is taken, says SECRET' } },
      { bulkId: 'u', status: { code: '412' } },
      { bulkId: 'd', status: 404, response: '{"detail":"No such user"}' },
      { bulkId: 'v', status: '404', response: 'Nobody here' },
      { bulkId: 'w', status: '503' },
    );
    expect(results.get('c')).toMatchObject({ ok: false, failure: { code: 'taken', detail: 'bo is taken, says …' } });
    expect(results.get('u')).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(results.get('d')).toMatchObject({ ok: false, failure: { code: 'gone', detail: 'No such user' } });
    expect(results.get('v')).toMatchObject({ ok: false, failure: { code: 'gone', detail: 'Nobody here' } });
    expect(results.get('w')).toMatchObject({ ok: false, failure: { code: 'server-error' } });
  });

  it('are missing where nothing clear is said of an operation', async () => {
    const results = await resultsOf(
      [create, change, remove],
      { bulkId: 'c', status: 'fine' },
      { bulkId: 'u', status: '200' },
      { bulkId: 'u', status: '500' },
      { bulkId: 'stranger', status: '200' },
      { status: '204' },
      null,
    );
    expect([...results.keys()]).toEqual([]);
  });

  it('are told apart by the location where the bulkId is left out, if that is clear', async () => {
    const location = 'https://tenant.example/Users/9';
    expect((await resultsOf([create, remove], { location, status: '204' })).get('d')).toMatchObject({ ok: true });
    const twice = [remove, { ...remove, bulkId: 'e' }];
    expect((await resultsOf(twice, { location, status: '204' })).size).toBe(0);
  });
});
