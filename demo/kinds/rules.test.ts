/** What each kind of tenant lets be written to a user, and what follows from it. */
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject, type Resource } from '../scim/resource';
import { createStore, noJournal } from '../store/store';
import { nobody } from '../tenant/author';
import type { Occurrence } from '../tenant/occurrence';
import { generate } from '../tenant/populate';
import { createTenant, type Tenant } from '../tenant/tenant';
import { addressOf } from './emails';
import { adminUrn, enterpriseUrn } from './extensions';
import type { KindName } from './kind';
import { kinds } from './registry';

const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';
const modules = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';
const settings = 'urn:justtrack:params:scim:schemas:extension:settings:1.0:User';
const core = 'urn:ietf:params:scim:schemas:core:2.0:User';

async function open(name: KindName, selfService = true) {
  const store = createStore(noJournal);
  const kind = kinds[name];
  await generate(kind, store, { users: 40, groups: 3, seed: 11, selfService }, () => undefined);
  const told: Occurrence[] = [];
  let ids = 0;
  const uuid = () => `made${++ids}-0000`;
  const tenant = createTenant(kind, store, { now: Date.now, uuid, selfService, witness: (one) => told.push(one) });
  const users = () => store.users.all().map(({ resource }) => resource);
  const one = users().find((user) => account(user).status === 'active' && account(user).pendingEmail === undefined);
  if (one === undefined) throw new Error('nobody is active');
  return { tenant, told, users, one };
}

function account(user: JsonObject): JsonObject {
  const part = user[adminUrn];
  return isObject(part) ? part : {};
}

const newcomer = (more: JsonObject = {}) => ({
  schemas: [core],
  name: { givenName: 'Ada', familyName: 'Byron' },
  emails: [{ value: 'ada@byron.example', type: 'work', primary: true }],
  ...more,
});

function set(tenant: Tenant, { id }: Pick<Resource, 'id'>, path: string, value: Json): Resource {
  return tenant.patch('User', id, [{ op: 'replace', path, value }]).resource;
}

const asking = (value: string) => [{ value, type: 'work', primary: true }];

describe('trackunit', () => {
  it('[T2] takes somebody without a user name, who chooses one later', async () => {
    const { tenant, users } = await open('trackunit');
    const { resource } = tenant.create('User', newcomer());
    expect(resource).not.toHaveProperty('userName');
    expect(account(resource)).toMatchObject({ status: 'activationPending' });
    expect(set(tenant, resource, 'userName', 'ada').userName).toBe('ada');
    expect(tenant.create('User', newcomer({ userName: 'set.in.advance' })).resource.userName).toBe('set.in.advance');
    expect(users().some((user) => user.userName === undefined)).toBe(true);
    expect(() => tenant.create('User', newcomer({ emails: [] }))).toThrow('emails is required');
  });

  it('[T2] has generated names for everybody where people have no say', async () => {
    const { users } = await open('trackunit', false);
    expect(users().every((user) => user.userName !== undefined)).toBe(true);
  });

  it('[T4] keeps the old address in force until the new one is confirmed', async () => {
    const { tenant, told, one } = await open('trackunit');
    const old = addressOf(one);
    const asked = set(tenant, one, 'emails', asking('new@byron.example'));
    expect(addressOf(asked)).toBe(old);
    expect(account(asked).pendingEmail).toBe('new@byron.example');
    expect(told).toEqual([{ what: 'emailRequested', user: asked, email: 'new@byron.example', code: 'MADE1-00' }]);
    // Asked once more it is the same wish; asked for another it is another.
    expect(set(tenant, one, 'emails', asking('new@byron.example'))).toBe(asked);
    const other = set(tenant, one, 'emails[type eq "work"].value', 'other@byron.example');
    expect(account(other).pendingEmail).toBe('other@byron.example');
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ code: 'MADE2-00' });
    // What else is written is in force at once, and the wish stays.
    expect(account(set(tenant, one, 'title', 'Countess')).pendingEmail).toBe('other@byron.example');
    expect(told).toHaveLength(2);
  });

  it('[T4] puts another address in force at once where people have no say', async () => {
    const { tenant, told, one } = await open('trackunit', false);
    const changed = set(tenant, one, 'emails', asking('new@byron.example'));
    expect(addressOf(changed)).toBe('new@byron.example');
    expect(account(changed)).not.toHaveProperty('pendingEmail');
    expect(told).toEqual([]);
  });

  it('[T5] lets nobody change the own address', async () => {
    const { tenant, one, users } = await open('trackunit');
    const [role] = kinds.trackunit.administration.roles;
    const self = tenant.as({ ...nobody, userId: one.id, role });
    expect(() => set(self, one, 'emails', asking('mine@byron.example'))).toThrow('Ask support');
    expect(set(self, one, 'title', 'Countess').title).toBe('Countess');
    const other = users().find(({ id }) => id !== one.id);
    if (other === undefined) throw new Error('nobody else is there');
    expect(account(set(self, other, 'emails', asking('theirs@byron.example'))).pendingEmail).toBe(
      'theirs@byron.example',
    );
  });

  it('[T9] numbers users for the audit logs', async () => {
    const { tenant } = await open('trackunit');
    const numberOf = (user: Resource) => (user[fleet] as JsonObject).userNumber;
    const [first, second] = [tenant.create('User', newcomer()), tenant.create('User', newcomer())];
    expect(numberOf(second.resource)).toBe(Number(numberOf(first.resource)) + 1);
  });

  it('[T10] lets nobody but account administrators write', async () => {
    const { tenant, one } = await open('trackunit');
    for (const role of kinds.trackunit.administration.roles.slice(1)) {
      const lesser = tenant.as({ ...nobody, name: 'Lesser', role });
      const tries = [
        () => lesser.create('User', newcomer()),
        () => set(lesser, one, 'title', 'Countess'),
        () => lesser.replace('User', one.id, newcomer()),
        () => lesser.remove('User', one.id),
        () => lesser.create('Group', { schemas: [kinds.trackunit.group.core.id], displayName: 'New' }),
      ];
      for (const attempt of tries) expect(attempt, role.value).toThrow(`the role ${role.value} may not`);
    }
  });
});

describe('justtrack', () => {
  it('[J3] puts another address in force at once', async () => {
    const { tenant, told, one } = await open('justtrack');
    expect(addressOf(set(tenant, one, 'emails', asking('new@byron.example')))).toBe('new@byron.example');
    expect(told).toEqual([]);
  });

  it('[J4] lets managers edit people, but give nobody more than they have', async () => {
    const { tenant, users } = await open('justtrack');
    const manager = kinds.justtrack.administration.roles.find(({ value }) => value === 'Manager') ?? null;
    const managed = tenant.as({ ...nobody, role: manager });
    const member = users().find(({ roles }) => JSON.stringify(roles).includes('Member'));
    if (member === undefined) throw new Error('there are no members');
    const giving = (value: string) => () => set(managed, member, 'roles', [{ value, primary: true }]);
    expect(giving('Admin')).toThrow('the role Manager may not give the role Admin');
    expect(giving('Manager')().roles).toEqual([{ value: 'Manager', primary: true }]);
    expect(() => managed.remove('User', member.id)).toThrow('users.delete');
    const admin = users().find(({ roles }) => JSON.stringify(roles).includes('Admin'));
    // Who is an admin already stays one, whoever edits the rest.
    expect(set(managed, admin ?? member, 'title', 'Countess').title).toBe('Countess');
  });

  it('[J1] gives new people the usual settings', async () => {
    const { tenant } = await open('justtrack');
    const { resource } = tenant.create('User', newcomer({ userName: 'ada', [settings]: { newsletter: true } }));
    expect(resource[settings]).toMatchObject({ newsletter: true, weeklyReport: true, startPage: 'dashboard' });
    expect(() => set(tenant, resource, `${settings}:weekStart`, 'someday')).toThrow('must be one of');
  });
});

describe('wetrack', () => {
  it('[W1] takes the address for the user name, and takes no address twice', async () => {
    const { tenant, one } = await open('wetrack');
    const { resource } = tenant.create('User', newcomer({ userName: 'ignored' }));
    expect(resource).toMatchObject({ userName: 'ada@byron.example', userType: 'Employee' });
    expect(resource[modules]).toMatchObject({ planning: 'none', reports: 'none' });
    expect(() => tenant.create('User', newcomer())).toThrow('emails.value "ada@byron.example" is already taken');
    const shouted = asking(String(addressOf(one)).toUpperCase());
    expect(() => tenant.create('User', newcomer({ emails: shouted }))).toThrow('already taken');
  });

  it('[W4] changes everything but the address', async () => {
    const { tenant, one } = await open('wetrack');
    for (const path of ['emails', 'emails[type eq "work"].value', 'emails.value']) {
      const value = path === 'emails' ? asking('new@byron.example') : 'new@byron.example';
      expect(() => set(tenant, one, path, value), path).toThrow('emails cannot be changed once it is set');
    }
    expect(() => set(tenant, one, 'userName', 'ada')).toThrow('read-only');
    expect(set(tenant, one, 'emails', one.emails ?? null)).toBe(tenant.find('User', one.id).resource);
    expect(set(tenant, one, 'name.familyName', 'Byron').userName).toBe(one.userName);
  });

  it('[W1][W5][W9] knows departments, kinds of users and what they may do in modules', async () => {
    const { tenant, one, users } = await open('wetrack');
    const types = new Set(users().map(({ userType }) => userType));
    expect(types).toEqual(new Set(['Employee', 'External User']));
    expect(set(tenant, one, 'userType', 'external user').userType).toBe('External User');
    expect(set(tenant, one, `${modules}:catering`, 'edit')[modules]).toMatchObject({ catering: 'edit' });
    expect(() => set(tenant, one, `${modules}:catering`, 'eat')).toThrow('none, view, edit');
    expect(() => set(tenant, one, `${enterpriseUrn}:department`, 'Moon')).toThrow('must be one of Venue');
    expect(() => set(tenant, one, 'roles', [{ value: 'Queen' }])).toThrow('General Role');
  });

  it('[W2] adds people without inviting them', async () => {
    const { tenant, told, users } = await open('wetrack');
    const { resource } = tenant.create('User', newcomer());
    expect(kinds.wetrack.administration.invitation).toBe('onRequest');
    expect(told).toMatchObject([{ what: 'created', user: { id: resource.id } }]);
    const invited = (user: Resource) => JSON.stringify(user).includes('invitationSent');
    expect(invited(resource)).toBe(false);
    const pending = users().filter((user) => account(user).status === 'activationPending');
    expect(new Set(pending.map(invited))).toEqual(new Set([true, false]));
  });
});
