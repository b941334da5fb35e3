import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from './faults';
import { createFaults } from './faults';
import { kinds } from './kinds/registry';
import type { JsonObject } from './scim/resource';
import { type DemoTenant, startDemoTenant } from './server';
import { createStore, noJournal } from './store/store';
import { createTenant } from './tenant/tenant';
import { patchOp, resourcesOf, type TestClient, testClient } from './test-client';

let demo: DemoTenant;
let client: TestClient;
let path: string;
let id: string;
let count = 0;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 30, token: 'secret' });
  client = testClient(demo);
});
afterAll(() => demo.close());
beforeEach(() => {
  demo.tenant.faults.clear();
  count += 1;
  id = String(demo.tenant.users()[count]?.id);
  path = `/Users/${id}`;
});

const set = (...faults: FaultInput[]) => demo.tenant.faults.set(faults);
const rename = (title: string) => client.patch(path, [{ op: 'replace', path: 'title', value: title }]);
const titleNow = () => demo.tenant.user(id)?.title;

describe('a fault', () => {
  it('strikes what it aims at, so often, and then never again', async () => {
    set({ fault: 'serverError', method: 'patch', path: `^${path}$`, times: 2 });
    expect((await client.get(path)).status).toBe(200);
    expect((await rename('a')).status).toBe(500);
    expect((await rename('b')).status).toBe(500);
    expect((await rename('c')).status).toBe(200);
    expect(titleNow()).toBe('c');
    expect(demo.tenant.faults.list()).toMatchObject([{ fault: 'serverError', times: 2, struck: 2 }]);
  });

  it('strikes a share of the requests, the same ones again', () => {
    const store = createStore(noJournal);
    const tenant = createTenant(kinds.trackunit, store, { now: Date.now, uuid: randomUUID });
    const surroundings = { tenant, baseUrl: () => '', now: Date.now, wait: async () => undefined };
    const strikes = (seed = 0) => {
      const faults = createFaults(surroundings);
      faults.set([{ fault: 'expired', rate: 0.3 }], seed);
      return Array.from(
        { length: 200 },
        () => faults.strike({ method: 'GET', path: '/Users', query: {}, headers: {}, body: undefined }).length,
      );
    };
    expect(strikes()).toEqual(strikes());
    expect(strikes(1)).not.toEqual(strikes());
    expect(strikes().filter((struck) => struck > 0).length).toBeGreaterThan(30);
    expect(strikes().filter((struck) => struck > 0).length).toBeLessThan(90);
  });

  it('is set over HTTP by who has the token, and only if it can be read', async () => {
    const address = demo.baseUrl.replace('/scim/v2', '/_faults');
    const put = await client.send('PUT', address, { faults: [{ fault: 'html', times: 1 }] });
    expect(put.body.faults).toEqual([{ fault: 'html', status: 200, times: 1, struck: 0 }]);
    expect((await client.get(address)).body).toEqual(put.body);
    for (const faults of [[{ fault: 'nonsense' }], [{ fault: 'drop', path: '(' }], [{ fault: 'latency' }], 'x']) {
      const refused = await client.send('PUT', address, { faults });
      expect(refused.body).toMatchObject({ status: '400', detail: expect.stringContaining('faults') });
    }
    expect(demo.tenant.faults.list()).toHaveLength(1);
    expect((await client.send('PUT', address, { faults: [] }, { authorization: '' })).status).toBe(401);
    expect(demo.tenant.requests.count({ path: /_faults/ })).toBe(0);
  });

  it('does not strike a colleague', () => {
    set({ fault: 'rejectUser', attribute: 'title' }, { fault: 'serverError' });
    demo.tenant.colleague.edit('User', id, { title: 'Untouched' });
    expect(titleNow()).toBe('Untouched');
  });
});

describe('refusals', () => {
  it('429 says when to come back, in seconds, as a date, or not at all', async () => {
    set({ fault: 'tooManyRequests', retryAfter: 7, times: 1 });
    const first = await rename('never');
    expect([first.status, first.headers.get('retry-after'), first.body.status]).toEqual([429, '7', '429']);
    set({ fault: 'tooManyRequests', retryAfter: 60, form: 'date', times: 1 });
    const date = Date.parse((await client.get(path)).headers.get('retry-after') ?? '');
    expect(date).toBeGreaterThan(Date.now() + 30_000);
    set({ fault: 'tooManyRequests', form: 'none', times: 1 });
    expect((await client.get(path)).headers.has('retry-after')).toBe(false);
    expect(titleNow()).not.toBe('never');
  });

  it('500 comes before or after the write', async () => {
    set({ fault: 'serverError' });
    expect((await rename('before')).status).toBe(500);
    expect(titleNow()).not.toBe('before');
    set({ fault: 'serverError', when: 'after', status: 503 });
    expect(await rename('after')).toMatchObject({ status: 503, body: { status: '503' } });
    expect(titleNow()).toBe('after');
  });

  it('401 says that the token has expired', async () => {
    set({ fault: 'expired' });
    const { status, headers } = await client.get('/Users');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('one attribute is refused with a reason, wherever a write names it', async () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    set(
      { fault: 'rejectUser', attribute: 'title', reason: 'titles are frozen' },
      { fault: 'rejectUser', attribute: `${urn}:department`, reason: 'no moves' },
      { fault: 'rejectUser', attribute: 'name', reason: 'no names' },
    );
    expect(await rename('never')).toMatchObject({
      status: 400,
      body: { detail: 'titles are frozen', scimType: 'invalidValue' },
    });
    const reason = async (operation: JsonObject) => (await client.patch(path, [operation])).body.detail;
    expect(await reason({ op: 'replace', value: { TITLE: 'never' } })).toBe('titles are frozen');
    expect(await reason({ op: 'replace', path: `${urn}:department`, value: 'x' })).toBe('no moves');
    expect(await reason({ op: 'replace', value: { [urn]: { department: 'x' } } })).toBe('no moves');
    expect(await reason({ op: 'replace', path: 'name.givenName', value: 'x' })).toBe('no names');
    expect(await reason({ op: 'replace', path: 'locale', value: 'da-DK' })).toBeUndefined();
    const bulk = await client.send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        {
          method: 'PATCH',
          path,
          data: { schemas: [patchOp], Operations: [{ op: 'replace', path: 'title', value: 'x' }] },
        },
      ],
    });
    expect(bulk.body.Operations).toMatchObject([{ status: '400', response: { detail: 'titles are frozen' } }]);
    expect(demo.tenant.faults.list()[0]).toMatchObject({ struck: 3 });
  });

  it('one user is refused, the others are not', async () => {
    set({ fault: 'rejectUser', attribute: 'title', id: String(demo.tenant.users()[0]?.id) });
    expect((await rename('fine')).status).toBe(200);
  });
});

describe('connections', () => {
  it('answer late', async () => {
    set({ fault: 'latency', ms: 1, times: 1 }, { fault: 'latency', ms: 60_000, path: '/Groups' });
    expect((await client.get(path)).status).toBe(200);
    const headers = { authorization: 'Bearer secret' };
    const late = fetch(`${demo.baseUrl}/Groups`, { headers, signal: AbortSignal.timeout(200) });
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('break before the write, or after it', async () => {
    set({ fault: 'drop', times: 1 });
    await expect(rename('before')).rejects.toThrow(/fetch failed/);
    expect(titleNow()).not.toBe('before');
    set({ fault: 'drop', when: 'after', times: 1 });
    await expect(rename('after')).rejects.toThrow(/fetch failed/);
    expect(titleNow()).toBe('after');
    expect((await rename('again')).status).toBe(200);
  });

  it('break in the middle of an answer', async () => {
    const whole = JSON.stringify((await client.get('/Users?count=20')).body);
    set({ fault: 'truncate', keep: 0.4, times: 1 });
    const received = await new Promise<{ promised: number; got: number; complete: boolean }>((resolve, reject) => {
      const headers = { authorization: 'Bearer secret' };
      request(`${demo.baseUrl}/Users?count=20`, { headers, agent: false }, (response) => {
        let got = 0;
        response.on('data', (chunk: Buffer) => {
          got += chunk.length;
        });
        response.on('error', () => undefined);
        response.on('close', () =>
          resolve({ promised: Number(response.headers['content-length']), got, complete: response.complete }),
        );
      })
        .on('error', reject)
        .end();
    });
    const length = Buffer.byteLength(whole);
    expect(received).toEqual({ promised: length, got: Math.floor(length * 0.4), complete: false });
    expect(resourcesOf(await client.get('/Users?count=20'))).toHaveLength(20);
  });
});

describe('answers', () => {
  it('are a web page', async () => {
    set({ fault: 'html' });
    const response = await fetch(`${demo.baseUrl}/Users`, { headers: { authorization: 'Bearer secret' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<!doctype html>');
  });

  it('are lists without Resources, and only lists', async () => {
    set({ fault: 'noResources' });
    const list = await client.get('/Users');
    expect(list.body).toMatchObject({ totalResults: 30 });
    expect(list.body).not.toHaveProperty('Resources');
    expect((await client.get(path)).body.id).toBe(id);
    expect((await client.get(path, { 'if-none-match': '*' })).status).toBe(304);
    expect((await client.send('DELETE', `/Users/${demo.tenant.users().at(-1)?.id}`)).status).toBe(204);
  });
});
