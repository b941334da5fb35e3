import { expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { resourcesOf } from '../test-client';
import { replacing, scene } from './scene';

const tenant = scene();
const rename = (title: string, headers = {}) => tenant.patch([{ op: 'replace', path: 'title', value: title }], headers);
const old = { 'if-match': 'W/"999"' };
const version = () => (tenant.held().meta as JsonObject).version;
const bulkPatch = () => ({ method: 'PATCH', path: tenant.path, version: 'W/"999"', data: replacing('title', 'Bulk') });

it('noETag: versions are shown nowhere, and no condition counts', async () => {
  tenant.set({ fault: 'noETag' });
  const got = await tenant.client.get(tenant.path, { 'if-none-match': '*' });
  expect([got.status, got.headers.has('etag')]).toEqual([200, false]);
  expect(got.body.meta).not.toHaveProperty('version');
  expect(got.body.meta).toHaveProperty('lastModified');
  for (const user of resourcesOf(await tenant.client.get('/Users'))) expect(user.meta).not.toHaveProperty('version');
  const renamed = await rename('Unconditional', old);
  expect([renamed.status, renamed.headers.has('etag')]).toEqual([200, false]);
  const { body } = await tenant.bulk([bulkPatch()]);
  expect(body.Operations).toMatchObject([{ status: '200' }]);
  expect(JSON.stringify(body)).not.toContain('version');
  expect(tenant.held().title).toBe('Bulk');
});

it('decoyETag: the header is a hash of the body, and a condition is compared to nothing', async () => {
  tenant.set({ fault: 'decoyETag' });
  const { headers, body } = await tenant.client.get(tenant.path);
  expect(headers.get('etag')).toMatch(/^W\/"[0-9a-f]+-.{27}"$/);
  expect((body.meta as JsonObject).version).toBe('W/"1"');
  expect((await rename('Decoy', old)).status).toBe(200);
  expect((await tenant.client.get(tenant.path)).headers.get('etag')).not.toBe(headers.get('etag'));
});

it('ignoredIfMatch: a write on an old version goes through, also in bulk', async () => {
  tenant.set({ fault: 'ignoredIfMatch' });
  const { status, headers } = await rename('Ignored', old);
  expect([status, headers.get('etag')]).toEqual([200, 'W/"2"']);
  expect((await tenant.bulk([bulkPatch()])).body.Operations).toMatchObject([{ status: '200', version: 'W/"3"' }]);
});

it('bumpOnNoop: a PATCH that changes nothing makes a new version', async () => {
  await rename('Same');
  const before = version();
  expect((await rename('Same')).headers.get('etag')).toBe(before);
  tenant.set({ fault: 'bumpOnNoop' });
  const { headers, body } = await rename('Same');
  expect(headers.get('etag')).toBe(version());
  expect(version()).not.toBe(before);
  expect(body).toMatchObject({ title: 'Same', meta: { version: version() } });
  const [once] = [version()];
  await rename('Other');
  expect(Number(/\d+/.exec(String(version()))?.[0])).toBe(Number(/\d+/.exec(String(once))?.[0]) + 1);
});
