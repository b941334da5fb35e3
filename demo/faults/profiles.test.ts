import { describe, expect, it, onTestFinished } from 'vitest';
import { openDemoTenant } from '../in-process';
import { coreUser, testClient } from '../test-client';
import type { ProfileName } from './profiles';

async function start(profile: ProfileName, users = 120) {
  let time = Date.UTC(2030, 0, 1);
  const demo = await openDemoTenant({
    kind: 'trackunit',
    users,
    token: 'secret',
    profile,
    pageCap: 1_000,
    now: () => time,
  });
  onTestFinished(() => demo.close());
  const client = testClient(demo);
  const path = `/Users/${demo.tenant.users()[0]?.id}`;
  return {
    demo,
    client,
    path,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    rename: async (title: string, headers = {}) =>
      (await client.patch(path, [{ op: 'replace', path: 'title', value: title }], headers)).status,
    find: async (filter: string) => (await client.get(`/Users?filter=${encodeURIComponent(filter)}`)).status,
    create: (userName: string) => {
      const emails = [{ value: `${userName}@fleet.example` }];
      return client.send('POST', '/Users', { schemas: [coreUser], userName, emails });
    },
  };
}

describe('a profile', () => {
  it('plain: no versions and no bulk', async () => {
    const { client, path, rename } = await start('plain');
    const { headers, body } = await client.get(path);
    expect([headers.has('etag'), JSON.stringify(body.meta).includes('version')]).toEqual([false, false]);
    expect(await rename('x', { 'if-match': 'W/"9"' })).toBe(200);
    expect((await client.get('/ServiceProviderConfig')).body).toMatchObject({
      bulk: { supported: false },
      etag: { supported: false },
      sort: { supported: false },
    });
  });

  it('slack: pages of ten, and twenty user updates at once', async () => {
    const { client, rename, pass } = await start('slack');
    expect((await client.get('/Users')).body.itemsPerPage).toBe(10);
    expect((await client.get('/Users?count=1000')).body.itemsPerPage).toBe(120);
    const statuses: number[] = [];
    for (let turn = 0; turn < 21; turn += 1) statuses.push(await rename(`t${turn}`));
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([20, 429]);
    pass(1_000);
    expect([await rename('a'), await rename('b'), await rename('c'), await rename('d')]).toEqual([200, 200, 200, 429]);
  });

  it('github: asks who the client is, refuses filtered paths, and takes a thousand users an hour', async () => {
    const { client, path, rename, pass } = await start('github');
    expect((await client.get(path, { 'user-agent': '' })).status).toBe(403);
    const filtered = [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'a@b.example' }];
    expect((await client.patch(path, filtered)).status).toBe(400);
    for (let turn = 0; turn < 999; turn += 1) await rename(`t${turn}`);
    expect(await rename('one too many')).toBe(429);
    pass(3_600_000);
    expect(await rename('an hour later')).toBe(200);
  });

  it('aws: cursors, a hundred a page, a hundred members, eq and and', async () => {
    const { demo, client, find } = await start('aws');
    expect((await client.get('/Users?startIndex=1')).status).toBe(400);
    const first = await client.get('/Users?cursor&count=500');
    expect(first.body).toMatchObject({ itemsPerPage: 100, nextCursor: expect.any(String) });
    expect((await client.get(`/Users?cursor=${first.body.nextCursor}`)).body.itemsPerPage).toBe(20);
    expect([await find('userName eq "x" and active eq true'), await find('userName sw "x"')]).toEqual([200, 400]);
    const members = demo.tenant.users().map(({ id }) => ({ value: id }));
    const [group] = demo.tenant.groups();
    const add = async (count: number) => {
      const operation = { op: 'add', path: 'members', value: members.slice(0, count) };
      return (await client.patch(`/Groups/${group?.id}`, [operation])).status;
    };
    expect([await add(101), await add(100)]).toEqual([400, 200]);
  });

  it('entra: what is new cannot be read at once, and booleans are texts', async () => {
    const { client, path, create, pass } = await start('entra');
    expect((await client.get(path)).body.active).toMatch(/^(True|False)$/);
    const { body } = await create('entra.new');
    expect((await client.get(`/Users/${body.id}`)).status).toBe(404);
    pass(2_000);
    expect((await client.get(`/Users/${body.id}`)).status).toBe(200);
  });

  it('salesforce: deactivates, and never deletes', async () => {
    const { client, path } = await start('salesforce');
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await client.get(path)).body.active).toBe(false);
  });

  it('atlassian: finds by two attributes only, and forgets who is inactive', async () => {
    const { client, path, find } = await start('atlassian');
    expect([await find('externalId eq "hr-1001"'), await find('displayName eq "x"')]).toEqual([200, 400]);
    expect((await client.get('/Users?count=500')).body.itemsPerPage).toBe(100);
    await client.patch(path, [{ op: 'replace', path: 'active', value: false }]);
    expect((await client.get(path)).status).toBe(404);
  });

  it('miro: twenty deletions in half a minute', async () => {
    const { demo, client, pass } = await start('miro');
    const statuses: number[] = [];
    for (const { id } of demo.tenant.users().slice(0, 21)) {
      statuses.push((await client.send('DELETE', `/Users/${id}`)).status);
    }
    expect([statuses.filter((status) => status === 204).length, statuses.at(-1)]).toEqual([20, 429]);
    pass(30_000);
    expect((await client.send('DELETE', `/Users/${demo.tenant.users()[0]?.id}`)).status).toBe(204);
  });

  it('deel: five requests a second', async () => {
    const { client, path, pass } = await start('deel');
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await client.get(path)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    pass(1_000);
    expect((await client.get(path)).status).toBe(200);
  });

  it('stays when other faults are set', async () => {
    const { demo, client } = await start('slack', 20);
    demo.tenant.faults.set([{ fault: 'expired', times: 1 }]);
    expect((await client.get('/Users')).status).toBe(401);
    expect((await client.get('/Users')).body.itemsPerPage).toBe(10);
    demo.tenant.faults.clear();
    expect((await client.get('/Users')).body.itemsPerPage).toBe(10);
    expect(demo.tenant.faults.list().map(({ fault }) => fault)).toEqual([
      'pageCap',
      'rateLimit',
      'rateLimit',
      'bulkAbsent',
    ]);
  });
});
