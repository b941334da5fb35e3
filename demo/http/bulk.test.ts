import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { type DemoTenant, startDemoTenant } from '../server';
import { coreUser, patchOp, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 20, token: 'secret' });
  client = testClient(demo);
});
afterAll(() => demo.close());

const bulk = (Operations: JsonObject[], more: JsonObject = {}) =>
  client.send('POST', '/Bulk', { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], ...more, Operations });
const create = (bulkId: string) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { schemas: [coreUser], userName: `bulk.${bulkId}`, emails: [{ value: `${bulkId}@fleet.example` }] },
});
const answersOf = (answer: { body: JsonObject }) => answer.body.Operations as JsonObject[];

it('does each operation and answers each', async () => {
  const [first, second, third] = demo.tenant.users().map(({ id }) => id);
  const title = (value: string) => ({ schemas: [patchOp], Operations: [{ op: 'replace', path: 'title', value }] });
  const answer = await bulk([
    create('a'),
    { method: 'PATCH', path: `/Users/${first}`, version: 'W/"1"', data: title('In bulk') },
    { method: 'PATCH', path: `/Users/${second}`, version: 'W/"77"', data: title('Never') },
    { method: 'DELETE', path: `/Users/${third}` },
    { method: 'PATCH', path: '/Users/nobody', data: title('Never') },
    { method: 'POST', path: '/Nowhere', bulkId: 'n', data: {} },
  ]);
  expect(answer.status).toBe(200);
  const answers = answersOf(answer);
  expect(answers.map(({ status }) => status)).toEqual(['201', '200', '412', '204', '404', '404']);
  expect(answers[0]).toMatchObject({
    bulkId: 'a',
    method: 'POST',
    version: 'W/"1"',
    location: expect.stringContaining('/Users/'),
  });
  expect(answers[2]?.response).toMatchObject({ status: '412' });
  expect(demo.tenant.user(String(first))?.title).toBe('In bulk');
  expect(demo.tenant.user(String(third))).toBeNull();
  expect(demo.tenant.userNamed('BULK.A')).not.toBeNull();
});

it('resolves references to what is created in the same request, also before it', async () => {
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Bulk crew' };
  const answers = answersOf(
    await bulk([
      { method: 'POST', path: '/Groups', bulkId: 'g', data: { ...group, members: [{ value: 'bulkId:b' }] } },
      create('b'),
      { method: 'DELETE', path: '/Users/bulkId:missing' },
    ]),
  );
  expect(answers.map(({ bulkId, status }) => [bulkId, status])).toEqual([
    ['b', '201'],
    ['g', '201'],
    [undefined, '409'],
  ]);
  expect(demo.tenant.userNamed('bulk.b')?.groups).toMatchObject([{ display: 'Bulk crew' }]);
});

it('stops after as many errors as the client allows', async () => {
  const gone = { method: 'DELETE', path: '/Users/nobody' };
  expect(answersOf(await bulk([gone, gone, create('late')], { failOnErrors: 2 }))).toHaveLength(2);
  expect(demo.tenant.userNamed('bulk.late')).toBeNull();
});

it('refuses too many operations, too large a body, and what is no bulk request', async () => {
  const many = Array.from({ length: 1_001 }, () => ({ method: 'DELETE', path: '/Users/nobody' }));
  expect((await bulk(many)).status).toBe(413);
  const { status, body } = await bulk([{ ...create('x'), data: 'x'.repeat(1_100_000) }]);
  expect(status).toBe(413);
  expect(body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
  expect((await bulk([{ method: 'POST', path: '/Users', data: {} }])).body).toMatchObject({
    scimType: 'invalidSyntax',
  });
  expect((await client.send('POST', '/Bulk', {})).status).toBe(400);
});
