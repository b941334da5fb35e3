import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FaultInput } from './faults';
import { type InProcessOptions, type InProcessTenant, openDemoTenant } from './in-process';
import type { JsonObject } from './scim/resource';
import { resourcesOf, type TestClient, testClient } from './test-client';

let demo: InProcessTenant;
let client: TestClient;
let time: number;
const waits: number[] = [];

const options = (): InProcessOptions => {
  let ids = 0;
  return {
    kind: 'trackunit',
    users: 12,
    groups: 2,
    token: 'secret',
    now: () => time,
    uuid: () => `id-${++ids}`,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
};

beforeEach(async () => {
  time = Date.UTC(2030, 0, 1);
  waits.length = 0;
  demo = await openDemoTenant(options());
  client = testClient(demo);
});
afterEach(() => demo.close());

const set = (...faults: FaultInput[]) => demo.tenant.faults.set(faults);
const path = () => `/Users/${demo.tenant.users()[0]?.id}`;
const title = () => demo.tenant.users()[0]?.title;
const rename = (value: string, headers = {}) =>
  client.patch(path(), [{ op: 'replace', path: 'title', value }], headers);
const newcomer = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'virtual',
  emails: [{ value: 'virtual@fleet.example' }],
};

it('answers as over a socket, by the clock and the ids that were handed in', async () => {
  const { status, headers, body } = await client.send('POST', '/Users', newcomer);
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('https://tenant.example/scim/v2/Users/id-1');
  expect(headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
  expect(body).toMatchObject({ id: 'id-1', meta: { created: '2030-01-01T00:00:00.000Z', version: 'W/"1"' } });
  const found = await client.get('/Users?filter=userName%20eq%20%22VIRTUAL%22');
  expect(resourcesOf(found)).toEqual([body]);
  expect((await client.get(path(), { 'if-none-match': '*' })).status).toBe(304);
  expect((await client.send('DELETE', '/Users/id-1')).status).toBe(204);
  expect((await client.get('/Users', { authorization: 'Bearer wrong' })).status).toBe(401);
  expect(demo.tenant.groups()).toHaveLength(2);
  expect(demo.tenant.requests.count()).toBe(5);
});

it('takes a Request, and a URL, and bodies that are no text', async () => {
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/scim+json' };
  const url = new URL(`${demo.baseUrl}/Users`);
  const body = new TextEncoder().encode(JSON.stringify(newcomer));
  expect((await demo.fetch(new Request(url, { headers, method: 'POST', body }))).status).toBe(201);
  expect((await demo.fetch(url, { headers, method: 'POST', body })).status).toBe(409);
  expect((await demo.fetch(url, { headers })).status).toBe(200);
});

it('breaks as a connection does', async () => {
  const broken = { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } };
  set({ fault: 'drop', times: 1 });
  await expect(rename('before')).rejects.toMatchObject(broken);
  expect(title()).not.toBe('before');
  set({ fault: 'drop', when: 'after', times: 1 });
  await expect(rename('after')).rejects.toMatchObject(broken);
  expect(title()).toBe('after');

  const whole = await (await demo.fetch(demo.baseUrl + path(), { headers: { authorization: 'Bearer secret' } })).text();
  set({ fault: 'truncate', keep: 0.5 });
  const response = await demo.fetch(demo.baseUrl + path(), { headers: { authorization: 'Bearer secret' } });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(first?.value).toHaveLength(Math.floor(Buffer.byteLength(whole) / 2));
  expect(whole.startsWith(Buffer.from(first?.value ?? []).toString())).toBe(true);
  await expect(reader?.read()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' });
  await expect(rename('torn')).rejects.toThrow('terminated');
  expect(title()).toBe('torn');
});

it('ends with the signal, though the tenant goes on', async () => {
  const reason = new DOMException('enough', 'AbortError');
  await expect(demo.fetch(demo.baseUrl, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  let arrived = () => {};
  await demo.close();
  demo = await openDemoTenant({ ...options(), wait: () => new Promise((resolve) => (arrived = resolve)) });
  set({ fault: 'latency', ms: 1 });
  const stop = new AbortController();
  const request = demo.fetch(demo.baseUrl + path(), {
    method: 'DELETE',
    headers: { authorization: 'Bearer secret' },
    signal: stop.signal,
  });
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort(reason);
  await expect(request).rejects.toBe(reason);
  expect(demo.tenant.users()).toHaveLength(12);
  arrived();
  await expect.poll(() => demo.tenant.users().length).toBe(11);
});

it('loses to a client that does not wait for the answer, though the work is done', async () => {
  await demo.close();
  let arrived = () => {};
  demo = await openDemoTenant({ ...options(), wait: () => new Promise((resolve) => (arrived = resolve)) });
  set({ fault: 'latency', ms: 1, when: 'after' });
  const stop = new AbortController();
  const request = demo.fetch(demo.baseUrl + path(), {
    method: 'DELETE',
    headers: { authorization: 'Bearer secret' },
    signal: stop.signal,
  });
  await expect.poll(() => demo.tenant.users().length).toBe(11);
  stop.abort();
  await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  arrived();
});

it('is found nowhere else, and not once it is closed', async () => {
  await expect(demo.fetch('https://elsewhere.example/scim/v2/Users')).rejects.toMatchObject({
    cause: { code: 'ENOTFOUND' },
  });
  await demo.close();
  await expect(demo.fetch(demo.baseUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

it('has the same history for the same seed', async () => {
  async function history(): Promise<unknown[]> {
    time = Date.UTC(2030, 0, 1);
    const tenant = await openDemoTenant(options());
    tenant.tenant.faults.set(
      [
        { fault: 'latency', ms: 5_000, random: true },
        { fault: 'drop', rate: 0.3 },
        { fault: 'serverError', when: 'after', rate: 0.3 },
      ],
      7,
    );
    const api = testClient(tenant);
    const seen: unknown[] = [];
    for (let turn = 0; turn < 30; turn += 1) {
      const answer = await api
        .send('POST', '/Users', { ...newcomer, userName: `user${turn}` })
        .catch((error: Error) => ({ status: error.message, headers: new Headers(), body: {} as JsonObject }));
      seen.push([time, answer.status, answer.headers.get('date'), answer.body]);
    }
    seen.push(tenant.tenant.users(), tenant.tenant.groups());
    await tenant.close();
    return seen;
  }
  const once = await history();
  expect(await history()).toEqual(once);
  expect(new Set(once.slice(0, 30).map((turn) => (turn as unknown[])[1])).size).toBe(3);
});

it('carries a request out twice where a proxy repeats it', async () => {
  set({ fault: 'duplicate' });
  expect((await client.send('POST', '/Users', newcomer)).status).toBe(409);
  expect(demo.tenant.userNamed('virtual')).not.toBeNull();
  const { version } = demo.tenant.users()[0]?.meta ?? {};
  expect((await rename('twice', { 'if-match': String(version) })).status).toBe(412);
  expect(title()).toBe('twice');
  set({ fault: 'drop', duplicate: true });
  await expect(client.send('POST', '/Users', { ...newcomer, userName: 'lost' })).rejects.toThrow('fetch failed');
  expect(demo.tenant.userNamed('lost')).not.toBeNull();
  expect(demo.tenant.requests.count({ method: 'POST' })).toBe(2);
});

it('waits by the clock that was handed in', async () => {
  set({ fault: 'latency', ms: 60_000 }, { fault: 'tooManyRequests', form: 'date', retryAfter: 60, method: 'PATCH' });
  expect((await rename('late')).headers.get('retry-after')).toBe('Tue, 01 Jan 2030 00:02:00 GMT');
  expect((await client.get(path())).headers.get('date')).toBe('Tue, 01 Jan 2030 00:02:00 GMT');
  expect(waits).toEqual([60_000, 60_000]);
});
