import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { carryFixed } from '../scim/fixed';
import { coreAttributes, type ResourceModel } from '../scim/model';
import { checkComplete, readResource } from '../scim/read';
import { isObject, type JsonObject } from '../scim/resource';
import type { Attribute } from '../scim/schema';
import { createStore, noJournal } from '../store/store';
import { generate } from '../tenant/populate';
import { createTenant } from '../tenant/tenant';
import { kindNames, kinds } from './registry';

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
