import { expect, it } from 'vitest';
import { coreUser, enterpriseUser, resourcesOf } from '../test-client';
import { scene } from './scene';

const tenant = scene();

it('noContent: a PATCH is answered with 204 and nothing else', async () => {
  tenant.set({ fault: 'noContent' });
  const { status, headers, body } = await tenant.patch([{ op: 'replace', path: 'title', value: 'Silent' }]);
  expect([status, headers.has('content-type'), body]).toEqual([204, false, {}]);
  expect(tenant.held().title).toBe('Silent');
  expect((await tenant.patch([{ op: 'replace', path: 'nothing', value: 1 }])).status).toBe(400);
});

it('plainErrors: errors are a text, a page, or an empty object', async () => {
  const answer = async (form: 'text' | 'html' | 'empty') => {
    tenant.set({ fault: 'plainErrors', form });
    const headers = { authorization: 'Bearer secret' };
    const response = await fetch(`${tenant.demo.baseUrl}/Users/nobody`, { headers });
    return [response.status, response.headers.get('content-type')?.split(';')[0], await response.text()];
  };
  expect(await answer('text')).toEqual([404, 'text/plain', 'Something went wrong']);
  expect(await answer('html')).toEqual([404, 'text/html', expect.stringContaining('<h1>')]);
  expect(await answer('empty')).toEqual([404, 'application/json', '{}']);
  expect((await tenant.client.get('/Users')).body.totalResults).toBe(60);
});

it('noMembersInAnswer: groups come without members', async () => {
  tenant.set({ fault: 'noMembersInAnswer' });
  const groups = resourcesOf(await tenant.client.get('/Groups'));
  expect(groups.every(({ members }) => members === undefined)).toBe(true);
  const path = `/Groups/${groups[0]?.id}`;
  expect((await tenant.client.get(path)).body).not.toHaveProperty('members');
  const { body } = await tenant.client.patch(path, [{ op: 'add', path: 'members', value: [{ value: tenant.id }] }]);
  expect(body).toMatchObject({ displayName: groups[0]?.displayName });
  expect(body).not.toHaveProperty('members');
  expect(tenant.held().groups).toContainEqual({ value: groups[0]?.id, display: groups[0]?.displayName });
});

it('oddCase: names and URNs are in another case', async () => {
  tenant.set({ fault: 'oddCase' });
  const { body } = await tenant.client.get(tenant.path);
  expect(body).toMatchObject({
    id: tenant.id,
    schemas: expect.arrayContaining([coreUser.toUpperCase()]),
    UserName: tenant.held().userName,
    Emails: [{ Value: expect.any(String) }],
    [enterpriseUser.toUpperCase()]: { Department: expect.any(String) },
  });
  expect(body).not.toHaveProperty('userName');
  tenant.set({ fault: 'oddCase', form: 'upper', frame: true });
  expect(resourcesOf(await tenant.client.get('/Users'))[0]).toMatchObject({ ID: expect.any(String), META: {} });
  tenant.set({ fault: 'oddCase', form: 'lower' });
  expect((await tenant.client.get(tenant.path)).body).toHaveProperty('username');
});
