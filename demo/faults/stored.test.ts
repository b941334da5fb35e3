import { expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { enterpriseUser, fleetUser, resourcesOf } from '../test-client';
import { scene } from './scene';

const tenant = scene();

it('lowerCaseEmails: addresses come back in lower case', async () => {
  tenant.set({ fault: 'lowerCaseEmails' });
  const emails = [{ value: 'Ada.Byron@Example.COM', type: 'work', primary: true }];
  const { body } = await tenant.patch([{ op: 'replace', path: 'emails', value: emails }]);
  expect(body.emails).toEqual([{ value: 'ada.byron@example.com', type: 'work', primary: true }]);
  expect((await tenant.create({ emails })).body.emails).toEqual(body.emails);
});

it('addFormatted: the tenant puts the whole name together in its own way', async () => {
  tenant.set({ fault: 'addFormatted' });
  const { body } = await tenant.patch([{ op: 'replace', value: { name: { givenName: 'Ada', familyName: 'Byron' } } }]);
  expect(body.name).toEqual({ formatted: 'Byron, Ada', familyName: 'Byron', givenName: 'Ada' });
});

it('dropAttribute: what is written to one attribute is gone, though its URN stays', async () => {
  const department = `${enterpriseUser}:department`;
  tenant.set({ fault: 'dropAttribute', attribute: department }, { fault: 'dropAttribute', attribute: 'title' });
  const known = { title: tenant.held().title, enterprise: tenant.held()[enterpriseUser] };
  const patched = await tenant.patch([
    { op: 'replace', path: department, value: 'Moon' },
    { op: 'replace', path: 'title', value: 'Astronaut' },
    { op: 'replace', path: 'locale', value: 'fr-FR' },
  ]);
  expect(patched.status).toBe(200);
  expect(patched.body).toMatchObject({ locale: 'fr-FR', [enterpriseUser]: known.enterprise });
  expect(patched.body.title).toBe(known.title);
  const { body } = await tenant.create({ [enterpriseUser]: { department: 'Moon' }, title: 'Astronaut' });
  expect(body).not.toHaveProperty('title');
  expect(body).not.toHaveProperty([enterpriseUser]);
  expect(body.schemas).toContain(enterpriseUser);
});

it('stringBooleans: booleans are texts, and are taken as such', async () => {
  tenant.demo.tenant.colleague.edit('User', tenant.id, { active: true });
  tenant.set({ fault: 'stringBooleans' });
  const { body } = await tenant.client.get(tenant.path);
  expect(body).toMatchObject({ active: 'True', emails: [{ primary: 'True' }] });
  expect(body[fleetUser]).toMatchObject({ editZones: expect.stringMatching(/^(True|False)$/) });
  expect(resourcesOf(await tenant.client.get('/Users'))[0]?.active).toMatch(/^(True|False)$/);
  const off = await tenant.patch([{ op: 'replace', path: 'active', value: 'False' }]);
  expect([off.status, off.body.active, tenant.held().active]).toEqual([200, 'False', false]);
  await tenant.patch([{ op: 'replace', value: { active: 'true', title: 'True' } }]);
  expect(tenant.held()).toMatchObject({ active: true, title: 'True' });
  await tenant.patch([{ op: 'replace', path: `${fleetUser}:editZones`, value: false }]);
  expect((tenant.held()[fleetUser] as JsonObject).editZones).toBe(false);
  const { meta: _, ...user } = (await tenant.client.get(tenant.path)).body;
  expect((await tenant.client.send('PUT', tenant.path, user)).status).toBe(200);
});
