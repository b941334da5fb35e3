import { expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { coreUser } from '../test-client';
import { replacing, scene } from './scene';

const tenant = scene();
let count = 0;
const creation = (bulkId: string) => {
  count += 1;
  const data = { schemas: [coreUser], userName: `bulk.${count}`, emails: [{ value: `${count}@fleet.example` }] };
  return { method: 'POST', path: '/Users', bulkId, data };
};
const creations = () => ['a', 'b', 'c', 'd'].map(creation);
const answered = async (operations: JsonObject[]) => {
  const { status, body } = await tenant.bulk(operations);
  return status === 200 ? (body.Operations as JsonObject[]) : status;
};
const idsOf = (operations: Awaited<ReturnType<typeof answered>>) =>
  typeof operations === 'number' ? [] : operations.map(({ bulkId }) => bulkId);
const users = () => tenant.demo.tenant.users().length;

it('bulkAbsent: there is no bulk, whatever discovery says', async () => {
  tenant.set({ fault: 'bulkAbsent' });
  const supported = async () => (await tenant.client.get('/ServiceProviderConfig')).body.bulk;
  expect([await answered(creations()), await supported()]).toMatchObject([404, { supported: false }]);
  tenant.set({ fault: 'bulkAbsent', status: 501, advertised: true });
  expect([await answered(creations()), await supported()]).toMatchObject([501, { supported: true }]);
});

it('bulkTooLarge: fewer operations are taken than discovery says', async () => {
  tenant.set({ fault: 'bulkTooLarge', most: 3 });
  expect(await answered(creations())).toBe(413);
  expect(await answered(creations().slice(1))).toHaveLength(3);
});

it('bulkReordered: results come in another order', async () => {
  tenant.set({ fault: 'bulkReordered' });
  expect(idsOf(await answered(creations()))).toEqual(['d', 'c', 'b', 'a']);
});

it.each([
  ['string', '201'],
  ['number', 201],
  ['object', { code: '201' }],
] as const)('bulkStatus: the status is a %s', async (form, status) => {
  tenant.set({ fault: 'bulkStatus', form });
  expect(await answered([creation('a')])).toMatchObject([{ status }]);
});

it('bulkMissing: a result is missing, whether the operation was carried out or not', async () => {
  const before = users();
  tenant.set({ fault: 'bulkMissing' });
  expect(await answered(creations())).toHaveLength(3);
  expect(users()).toBe(before + 4);
  tenant.set({ fault: 'bulkMissing', carriedOut: false });
  expect(await answered(creations())).toHaveLength(3);
  expect(users()).toBe(before + 7);
});

it('bulkNoResponse: results say no more than the status', async () => {
  tenant.set({ fault: 'bulkNoResponse' });
  const patch = { method: 'PATCH', path: tenant.path, data: replacing('title', 'Plain') };
  const bad = { method: 'PATCH', path: tenant.path, data: replacing('nothing', 'x') };
  const operations = await answered([patch, bad]);
  expect(operations).toMatchObject([{ status: '200', version: expect.any(String) }, { status: '400' }]);
  expect(JSON.stringify(operations)).not.toContain('response');
});

it('bulkStrays: who refers to what comes later is refused, and stays', async () => {
  tenant.set({ fault: 'bulkStrays' });
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
  const data = { schemas, displayName: 'Stray', members: [{ value: 'bulkId:later' }] };
  const operations = await answered([{ method: 'POST', path: '/Groups', bulkId: 'g', data }, creation('later')]);
  expect(operations).toEqual([
    { method: 'POST', bulkId: 'g', status: '400' },
    expect.objectContaining({ bulkId: 'later', status: '201' }),
  ]);
  expect(tenant.demo.tenant.groups().at(-1)).toMatchObject({ displayName: 'Stray' });
  expect(tenant.demo.tenant.groups().at(-1)).not.toHaveProperty('members');
});
