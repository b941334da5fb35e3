import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DemoTenant, type FaultInput, startDemoTenant } from '../../../demo/server';
import type { Resource } from '../../../main/engine/scim/resource';
import { type BulkOperation, createTenantClient, type ResourcePage } from '../../../main/engine/tenant/client';
import { versionOf } from '../../../main/engine/tenant/list';
import { patchMessage } from '../../../main/engine/tenant/messages';
import type { Result } from '../../../preload/contract';
import { waitInRealTime } from './waiting';

const signal = new AbortController().signal;
const token = 'demo-token';
let demo: DemoTenant;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 450, token, otherTokens: ['others'], pageCap: 100 });
});
afterEach(() => demo.tenant.faults.clear());
afterAll(() => demo.close());

const clientWith = (given = token) =>
  createTenantClient({
    baseUrl: demo.baseUrl,
    token: given,
    fetch,
    now: Date.now,
    wait: waitInRealTime,
    timeout: 5000,
  });

async function read() {
  const pages: ResourcePage[] = [];
  for await (const page of clientWith().pages({}, signal)) {
    if (!page.ok) return { pages, failure: page.failure };
    pages.push(page.value);
  }
  return { pages, failure: null };
}

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';

function found(result: Result<Resource | null>): Resource {
  if (!result.ok || !result.value) throw new Error(result.ok ? 'nothing came back' : result.failure.code);
  return result.value;
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
    const before = await client.get('User', id, signal);
    if (!before.ok) throw new Error(before.failure.code);
    const { version } = before.value.meta as { version: string };
    expect(await client.patch('User', id, title('First'), version, signal)).toMatchObject({ ok: true });
    expect(demo.tenant.user(id)).toMatchObject({ title: 'First' });
    expect(await client.patch('User', id, title('Second'), version, signal)).toMatchObject({
      failure: { code: 'conflict' },
    });
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
    expect(await clientWith().patch('User', id, title('Lost'), null, signal)).toMatchObject({
      failure: { code: 'offline' },
    });
    expect(demo.tenant.user(id)).toMatchObject({ title: 'Lost' });
  });

  it('agree on groups', async () => {
    const client = clientWith();
    expect(await client.discover(signal)).toMatchObject({ value: { groups: true, groupSchema: { name: 'Group' } } });
    const member = { value: demo.tenant.users()[2]?.id ?? '' };
    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Night "shift"' };
    const created = found(await client.create('Group', body, signal));
    const operations = [{ op: 'add' as const, path: 'members', value: [member] }];
    expect(await client.patch('Group', created.id, operations, versionOf(created), signal)).toMatchObject({
      value: { members: [member] },
    });
    expect(await client.find('Group', 'displayName', 'night "SHIFT"', signal)).toMatchObject({
      value: [{ id: created.id }],
    });
    const listed: string[] = [];
    for await (const page of client.pages({ kind: 'Group', attributes: ['id'] }, signal)) {
      if (!page.ok) throw new Error(page.failure.code);
      for (const group of page.value.resources) {
        listed.push(group.id);
        expect(group.members).toBeUndefined();
      }
    }
    expect(listed).toContain(created.id);
    expect(await client.remove('Group', created.id, null, signal)).toEqual({ ok: true, value: null });
    expect(await client.get('Group', created.id, signal)).toMatchObject({ failure: { code: 'gone' } });
  });

  it('create a user once, replace it, and delete the version that was seen', async () => {
    const client = clientWith();
    const emails = [{ value: 'new.person@tenant.example' }];
    const body = { schemas: [coreUser], userName: 'new.person', externalId: 'Ours/1', title: 'New', emails };
    const created = found(await client.create('User', body, signal));
    expect(await client.create('User', body, signal)).toMatchObject({ failure: { code: 'taken' } });
    expect(await client.find('User', 'externalId', 'Ours/1', signal)).toMatchObject({ value: [{ id: created.id }] });
    expect(await client.find('User', 'userName', 'NEW.person', signal)).toMatchObject({ value: [{ id: created.id }] });
    const whole = { ...created, title: 'Newer' };
    const replaced = found(await client.replace('User', created.id, whole, versionOf(created), signal));
    expect(replaced).toMatchObject({ title: 'Newer' });
    expect(await client.replace('User', created.id, whole, 'W/"999"', signal)).toMatchObject({
      failure: { code: 'conflict' },
    });
    const seen = versionOf(created);
    expect(await client.remove('User', created.id, seen, signal)).toMatchObject({ failure: { code: 'conflict' } });
    expect(await client.remove('User', created.id, versionOf(replaced), signal)).toMatchObject({ ok: true });
    expect(await client.remove('User', created.id, null, signal)).toMatchObject({ failure: { code: 'gone' } });
  });

  it('read many users at once, without those who are not there', async () => {
    const ids = demo.tenant.users().map(({ id }) => id);
    const answer = await clientWith().getMany('User', [...ids.slice(0, 70), 'nobody'], signal);
    expect(answer.ok && answer.value.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 70).toSorted());
  });

  it('do many things in one request', async () => {
    const [first, second, third] = demo.tenant.users().slice(20);
    const change = (bulkId: string, id: string | undefined, value: string): BulkOperation => ({
      bulkId,
      method: 'PATCH',
      kind: 'User',
      id: id ?? '',
      version: null,
      data: patchMessage(title(value)),
    });
    const user = { schemas: [coreUser], userName: 'in.bulk', emails: [{ value: 'in.bulk@tenant.example' }] };
    const create: BulkOperation = { bulkId: 'c', method: 'POST', kind: 'User', id: null, version: null, data: user };
    const answer = await clientWith().bulk(
      [
        change('a', first?.id, 'In bulk'),
        { ...change('b', second?.id, 'Never'), version: 'W/"999"' },
        create,
        { ...create, bulkId: 'again' },
        { ...change('d', third?.id, ''), method: 'DELETE', data: null },
        change('e', 'nobody', 'Never'),
      ],
      signal,
    );
    if (!answer.ok) throw new Error(answer.failure.code);
    const results = answer.value;
    expect(results.get('a')).toMatchObject({ ok: true, id: first?.id });
    expect(results.get('b')).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(results.get('c')).toMatchObject({ ok: true, id: demo.tenant.userNamed('in.bulk')?.id });
    expect(results.get('again')).toMatchObject({ ok: false, failure: { code: 'taken' } });
    expect(results.get('d')).toMatchObject({ ok: true });
    expect(results.get('e')).toMatchObject({ ok: false, failure: { code: 'gone' } });
    expect(demo.tenant.user(first?.id ?? '')).toMatchObject({ title: 'In bulk' });
    expect(demo.tenant.user(third?.id ?? '')).toBeNull();
  });

  it('read on after a refusal, with the page at which they were', async () => {
    const ids = new Set<string>();
    let refusals = 0;
    for await (const page of clientWith().pages({}, signal)) {
      if (page.ok) for (const { id } of page.value.resources) ids.add(id);
      else refusals += 1;
      demo.tenant.faults.set(page.ok ? [{ fault: 'tooManyRequests' }] : []);
    }
    expect(refusals).toBeGreaterThan(0);
    expect(ids.size).toBe(demo.tenant.users().length);
  });
});
