import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DemoTenant, type FaultInput, startDemoTenant } from '../../../demo/server';
import { createTenantClient, type UserPage } from '../../../main/engine/tenant/client';

const signal = new AbortController().signal;
const token = 'demo-token';
let demo: DemoTenant;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 450, token, otherTokens: ['others'], pageCap: 100 });
});
afterEach(() => demo.tenant.faults.clear());
afterAll(() => demo.close());

const clientWith = (given = token) =>
  createTenantClient({ baseUrl: demo.baseUrl, token: given, fetch, now: Date.now, timeout: 5000 });

async function read() {
  const pages: UserPage[] = [];
  for await (const page of clientWith().pages({}, signal)) {
    if (!page.ok) return { pages, failure: page.failure };
    pages.push(page.value);
  }
  return { pages, failure: null };
}

const title = (value: string) => [{ op: 'replace' as const, path: 'title', value }];

describe('the client and the reference tenant', () => {
  it('find each other, and tell tokens apart', async () => {
    expect(await clientWith().probe(signal)).toMatchObject({ ok: true, value: { baseUrl: demo.baseUrl } });
    expect(await clientWith('others').probe(signal)).toMatchObject({ failure: { code: 'wrong-tenant' } });
    expect(await clientWith('no such').probe(signal)).toMatchObject({ failure: { code: 'unauthorized' } });
  });

  it('agree on the schemas', async () => {
    const found = await clientWith().discover(signal);
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value).toMatchObject({ patch: true, etag: true, notes: [] });
    expect(found.value.schemas[0]?.id).toBe('urn:ietf:params:scim:schemas:core:2.0:User');
    expect(found.value.schemas.length).toBeGreaterThan(1);
  });

  it('read all users, each once, as the tenant holds them', async () => {
    const { pages, failure } = await read();
    expect(failure).toBeNull();
    expect(pages.map((page) => page.resources.length)).toEqual([100, 100, 100, 100, 50]);
    const ids = pages.flatMap((page) => page.resources.map(({ id }) => id));
    expect(ids).toEqual(demo.tenant.users().map(({ id }) => id));
  });

  it('change a user only if it is still the version that was seen', async () => {
    const client = clientWith();
    const { id } = demo.tenant.users()[0] ?? { id: '' };
    const before = await client.get(id, signal);
    if (!before.ok) throw new Error(before.failure.code);
    const { version } = before.value.meta as { version: string };
    expect(await client.patch(id, title('First'), version, signal)).toMatchObject({ ok: true });
    expect(demo.tenant.user(id)).toMatchObject({ title: 'First' });
    expect(await client.patch(id, title('Second'), version, signal)).toMatchObject({ failure: { code: 'conflict' } });
    expect(demo.tenant.user(id)).toMatchObject({ title: 'First' });
  });

  it.each<[FaultInput, string]>([
    [{ fault: 'html' }, 'html-answer'],
    [{ fault: 'noResources' }, 'list-without-resources'],
    [{ fault: 'truncate' }, 'offline'],
    [{ fault: 'drop' }, 'offline'],
    [{ fault: 'tooManyRequests' }, 'rate-limited'],
    [{ fault: 'serverError' }, 'server-error'],
    [{ fault: 'expired' }, 'unauthorized'],
  ])('say what is wrong: %j', async (fault, code) => {
    demo.tenant.faults.set([fault]);
    expect(await clientWith().discover(signal)).toMatchObject({ failure: { code } });
    expect(await read()).toMatchObject({ pages: [], failure: { code } });
  });

  it('leave it open whether a change was made when its answer is lost', async () => {
    const { id } = demo.tenant.users()[1] ?? { id: '' };
    demo.tenant.faults.set([{ fault: 'drop', when: 'after', method: 'PATCH' }]);
    expect(await clientWith().patch(id, title('Lost'), null, signal)).toMatchObject({ failure: { code: 'offline' } });
    expect(demo.tenant.user(id)).toMatchObject({ title: 'Lost' });
  });
});
