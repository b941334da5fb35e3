import { expect, it } from 'vitest';
import { coreUser } from '../test-client';
import { scene } from './scene';

const tenant = scene();

it('createWithoutId: the new user is shown without an id', async () => {
  tenant.set({ fault: 'createWithoutId' });
  const { status, headers, body } = await tenant.create();
  expect([status, 'id' in body]).toEqual([201, false]);
  expect(tenant.demo.tenant.userNamed(String(body.userName))?.id).toBe(headers.get('location')?.split('/').at(-1));
});

it('createBadLocation: the address ends in undefined', async () => {
  tenant.set({ fault: 'createBadLocation' });
  const { headers, body } = await tenant.create();
  expect(headers.get('location')).toBe(`${tenant.demo.baseUrl}/Users/undefined`);
  expect(body).toMatchObject({ id: expect.stringMatching(/-/), meta: { location: headers.get('location') } });
  const data = { schemas: [coreUser], userName: 'in.bulk', emails: [{ value: 'in.bulk@fleet.example' }] };
  const bulk = await tenant.bulk([{ method: 'POST', path: '/Users', bulkId: 'a', data }]);
  expect(bulk.body.Operations).toMatchObject([{ status: '201', location: headers.get('location') }]);
});

it('createEmptyBody: 201, and nothing in it', async () => {
  tenant.set({ fault: 'createEmptyBody' });
  const { status, headers, body } = await tenant.create({ title: 'Unseen' });
  expect([status, headers.get('content-length'), body]).toEqual([201, '0', {}]);
  expect(tenant.demo.tenant.users().at(-1)?.title).toBe('Unseen');
  tenant.set({ fault: 'createEmptyBody' }, { fault: 'createBadLocation' });
  expect((await tenant.create()).headers.get('location')).toMatch(/undefined$/);
});
