import { beforeEach, expect, it } from 'vitest';
import { addressOf } from '../kinds/emails';
import { adminUrn } from '../kinds/extensions';
import { kinds } from '../kinds/registry';
import type { JsonObject } from '../scim/resource';
import { createStore, noJournal } from '../store/store';
import { activate, confirmEmail, signIn } from './account';
import type { Occurrence } from './occurrence';
import { createTenant, type Tenant } from './tenant';

const now = Date.UTC(2031, 0, 1);
let tenant: Tenant;
let told: Occurrence[];

beforeEach(() => {
  let ids = 0;
  told = [];
  tenant = createTenant(kinds.trackunit, createStore(noJournal), {
    now: () => now,
    uuid: () => `id-${++ids}`,
    selfService: true,
    witness: (occurrence) => told.push(occurrence),
  });
});

const add = (email: string, more: JsonObject = {}) =>
  tenant.create('User', {
    schemas: [kinds.trackunit.user.core.id],
    displayName: 'Ada Byron',
    emails: [{ value: 'home@byron.example' }, { value: email, type: 'work', primary: true }],
    ...more,
  }).resource;
const codeOf = (occurrence: Occurrence | undefined) =>
  occurrence?.what === 'emailRequested' ? occurrence.code : 'none was told';

it('activates an account with a name that the user chooses, or that the tenant makes', () => {
  const [one, two, three] = [
    add('ada@byron.example'),
    add('ada@moon.example'),
    add('x@y.example', { userName: 'own' }),
  ];
  const active = { status: 'active', lastLogin: '2031-01-01T00:00:00.000Z', lastModifiedBy: 'Ada Byron' };
  expect(activate(tenant, one.id, null, now).resource).toMatchObject({ userName: 'ada', [adminUrn]: active });
  expect(() => activate(tenant, two.id, 'ADA', now)).toThrow('already taken');
  expect(activate(tenant, two.id, null, now).resource).toMatchObject({ userName: 'ada2', [adminUrn]: active });
  expect(activate(tenant, three.id, null, now).resource.userName).toBe('own');
  expect(tenant.find('User', one.id).resource.meta.version).toBe('W/"2"');
});

it('does not wake who may not sign in', () => {
  const { id } = add('ada@byron.example', { active: false });
  expect(activate(tenant, id, null, now).resource[adminUrn]).toMatchObject({ status: 'inactive' });
});

it('puts an address in force by the code of the last request, once', () => {
  const { id } = add('ada@byron.example');
  const ask = (value: string) =>
    tenant.patch('User', id, [{ op: 'replace', path: 'emails[type eq "work"].value', value }]).resource;
  ask('first@byron.example');
  ask('second@byron.example');
  const [, first, second] = told.map(codeOf);
  expect(() => confirmEmail(tenant, String(first))).toThrow('does not exist');
  const { resource, hidden } = confirmEmail(tenant, ` ${String(second).toLowerCase()} `);
  expect(resource.emails).toEqual([
    { value: 'home@byron.example' },
    { value: 'second@byron.example', type: 'work', primary: true },
  ]);
  expect(addressOf(resource)).toBe('second@byron.example');
  expect(resource[adminUrn]).not.toHaveProperty('pendingEmail');
  expect(hidden).not.toHaveProperty('emailCode');
  expect(() => confirmEmail(tenant, String(second))).toThrow('does not exist');
});

it('notes down when somebody signs in, and not as a change of anybody', () => {
  const { id } = tenant.as('Karen').create('User', {
    schemas: [kinds.trackunit.user.core.id],
    emails: [{ value: 'ada@byron.example' }],
  }).resource;
  expect(signIn(tenant, id, now).resource).toMatchObject({
    [adminUrn]: { lastLogin: '2031-01-01T00:00:00.000Z', lastModifiedBy: 'Karen' },
    meta: { version: 'W/"2"' },
  });
});
