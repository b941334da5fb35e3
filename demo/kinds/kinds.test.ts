import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { carryFixed } from '../scim/fixed';
import { coreAttributes, type ResourceModel, resolvePath } from '../scim/model';
import { checkComplete, readResource } from '../scim/read';
import { isObject, type JsonObject } from '../scim/resource';
import { type Attribute, findAttribute } from '../scim/schema';
import { createStore, type Entry, noJournal } from '../store/store';
import { generate } from '../tenant/populate';
import { createTenant } from '../tenant/tenant';
import { adminUrn, enterpriseUrn } from './extensions';
import { kindNames, kinds } from './registry';
import { adminPermissions, permits } from './role';

/** What a value has that its schema does not. */
function strangers(attributes: readonly Attribute[], part: JsonObject, path: string): string[] {
  return Object.entries(part).flatMap(([name, value]) => {
    const attribute = attributes.find((candidate) => candidate.name === name);
    if (attribute === undefined) return [`${path}${name}`];
    const values = Array.isArray(value) ? value : [value];
    if (Array.isArray(value) !== attribute.multiValued) return [`${path}${name}: one or many`];
    const { canonicalValues: allowed } = attribute;
    if (allowed.length > 0 && !values.every((one) => allowed.includes(String(one))))
      return [`${path}${name}: ${value}`];
    return values.flatMap((one) => (isObject(one) ? strangers(attribute.subAttributes, one, `${path}${name}.`) : []));
  });
}

function strangersOf(model: ResourceModel, resource: JsonObject): string[] {
  const urns = model.extensions.map(({ schema }) => schema.id);
  const core = Object.fromEntries(Object.entries(resource).filter(([name]) => !urns.includes(name)));
  return [
    ...strangers(coreAttributes(model), core, ''),
    ...model.extensions.flatMap(({ schema }) => {
      const part = resource[schema.id];
      return isObject(part) ? strangers(schema.attributes, part, `${schema.id}:`) : [];
    }),
  ];
}

/** Schemas that are no kind's own. */
const isCommon = (urn: string) => urn === adminUrn || urn === enterpriseUrn;
const withoutGroups = ({ resource }: Entry) => ({ ...resource, groups: null });

describe.each(kindNames)('%s', (name) => {
  const kind = kinds[name];
  const start = async (users: number, seed: number) => {
    const store = createStore(noJournal);
    await generate(kind, store, { users, groups: kind.groups.length, seed }, () => undefined);
    return store;
  };

  it('makes the same tenant of the same seed', async () => {
    const [once, again] = [await start(60, 1), await start(60, 1)];
    expect(again.users.all()).toEqual(once.users.all());
    expect(again.groups.all()).toEqual(once.groups.all());
    expect(once.groups.size).toBeGreaterThan(15);
  });

  it('generates users and groups that its own schemas allow', async () => {
    const store = await start(400, 2);
    for (const [model, shelf] of [
      [kind.user, store.users],
      [kind.group, store.groups],
    ] as const) {
      for (const { resource } of shelf.all()) {
        expect(strangersOf(model, resource)).toEqual([]);
        const read = readResource(model, resource);
        carryFixed(model, resource, read);
        expect({ ...read, schemas: resource.schemas, id: resource.id, meta: resource.meta }).toEqual(resource);
        checkComplete(model, read);
      }
    }
  });

  it('looks alive: people come and go, and some were here today', async () => {
    const now = Date.UTC(2031, 4, 5, 15);
    const store = createStore(noJournal);
    await generate(kind, store, { users: 400, groups: 3, seed: 5, now }, () => undefined);
    const accounts = store.users.all().map(({ resource }) => resource[adminUrn] as JsonObject);
    const count = (fits: (account: JsonObject) => boolean) => accounts.filter(fits).length;
    for (const status of ['active', 'inactive', 'activationPending']) {
      expect(
        count((account) => account.status === status),
        status,
      ).toBeGreaterThan(5);
    }
    const today = count(({ lastLogin }) => typeof lastLogin === 'string' && lastLogin.startsWith('2031-05-05'));
    expect(today).toBeGreaterThan(10);
    expect(today).toBeLessThan(200);
    expect(count(({ lastLogin }) => typeof lastLogin === 'string' && Date.parse(lastLogin) > now)).toBe(0);
    for (const role of kind.administration.roles) {
      const holders = store.users.all().filter(({ resource }) => JSON.stringify(resource.roles).includes(role.value));
      expect(holders.length, role.value).toBeGreaterThan(1);
    }
  });

  it('is led by somebody who may do everything, however small it is', async () => {
    const [small, large] = [await start(6, 7), await start(60, 7)];
    const [first] = kind.administration.roles;
    const leader = small.users.all().find(({ hidden }) => hidden.bears === first.value);
    expect(leader?.resource).toMatchObject({
      active: true,
      roles: [{ value: first.value }],
      [adminUrn]: { status: 'active' },
    });
    expect(large.users.all().slice(0, 6).map(withoutGroups)).toEqual(small.users.all().map(withoutGroups));
  });

  it('has words in both languages for everything of its own', () => {
    const { labels, roles, moduleAttributes, auditAttribute, ownReadOnly } = kind.administration;
    const worded = new Set(labels.map(({ attribute, value }) => `${attribute}=${value ?? ''}`));
    expect(worded.size).toBe(labels.length);
    for (const { schema } of kind.user.extensions.filter(({ schema: { id } }) => !isCommon(id))) {
      for (const attribute of schema.attributes) {
        const path = `${schema.id}:${attribute.name}`;
        for (const value of ['', ...attribute.canonicalValues]) expect(worded).toContain(`${path}=${value}`);
      }
    }
    for (const { attribute: path, value } of labels) {
      const attribute = resolvePath(kind.user, path)?.attribute;
      expect(attribute, path).toBeTruthy();
      if (value !== null) expect(attribute?.canonicalValues, path).toContain(value);
    }
    for (const path of [...moduleAttributes, auditAttribute, ...ownReadOnly.map(({ attribute }) => attribute)]) {
      expect(resolvePath(kind.user, path)?.attribute, path).toBeTruthy();
    }
    const texts = [
      ...labels.map((one) => one.texts),
      ...roles.flatMap(({ names, descriptions, permissions }) => [
        names,
        descriptions,
        ...permissions.map((permission) => permission.names),
      ]),
      kind.administration.readOnlyReason,
      ...ownReadOnly.map(({ reason }) => reason),
    ];
    for (const { en, fr } of texts) expect([en.trim(), fr.trim()].every((text) => text !== '')).toBe(true);
  });

  it('has roles that are those of its users, of which the first permits what any does', () => {
    const { roles } = kind.administration;
    const attribute = findAttribute(kind.user.core.attributes, 'roles');
    const value = findAttribute(attribute?.subAttributes ?? [], 'value');
    expect(roles.map((role) => role.value)).toEqual(value?.canonicalValues);
    const [first, ...others] = roles;
    for (const { permissions } of others) {
      for (const permission of permissions) expect(permits(first, permission.value), permission.value).toBe(true);
    }
    for (const permission of adminPermissions) expect(permits(first, permission)).toBe(true);
  });

  it('shows pictures that only actions change', () => {
    expect(findAttribute(kind.user.core.attributes, 'photos')).toMatchObject({ mutability: 'readOnly' });
  });

  it('generates users that its own rules would have made', async () => {
    const store = await start(100, 3);
    const tenant = createTenant(kind, store, { now: Date.now, uuid: randomUUID });
    for (const { resource } of store.users.all()) {
      expect(tenant.replace('User', resource.id, resource).resource).toBe(resource);
    }
  });

  it('has groups whose members know of it', async () => {
    const store = await start(90, 4);
    const memberships = store.groups.all().flatMap(({ resource: { id, members } }) => {
      return (Array.isArray(members) ? members : []).map((member) => `${isObject(member) && member.value} in ${id}`);
    });
    const known = store.users.all().flatMap(({ resource: { id, groups } }) => {
      return (Array.isArray(groups) ? groups : []).map((group) => `${id} in ${isObject(group) && group.value}`);
    });
    expect(known.sort()).toEqual(memberships.sort());
    expect(known.length).toBeGreaterThan(50);
  });
});
