/** Faults of how a PATCH is carried out. */
import { z } from 'zod';
import { badRequest, ScimError } from '../scim/error';
import { resolvePath } from '../scim/model';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import { targetOf } from '../tenant/write';
import { misbehaviour, type World } from './misbehaviour';
import { amended, listed, patchOperations, targetEntry, withPatchOperations } from './operation';

/** A write is answered with 500 but stays, without a new version. */
export const nonAtomic500 = misbehaviour('nonAtomic500', {}, (_options, { tenant }) => ({
  write(operation, carryOut) {
    const before = targetEntry(tenant, operation);
    const written = carryOut(operation);
    if (before !== null) amended(tenant, written, (resource) => ({ ...resource, meta: before.resource.meta }));
    throw new ScimError(500, null, 'something went wrong on the server');
  },
}));

/** A `replace` without a path takes an object for the whole of a complex attribute or an extension. */
export const wipeSiblings = misbehaviour('wipeSiblings', {}, () => ({
  write(operation, carryOut) {
    const operations = patchOperations(operation);
    const wiping = operations.flatMap((one): JsonObject[] => {
      const pathless = one.path === undefined && String(one.op).toLowerCase() === 'replace';
      if (!pathless || !isObject(one.value)) return [one];
      const wiped = Object.entries(one.value).filter(
        ([name, value]) => isObject(value) && name.toLowerCase() !== 'meta',
      );
      return [...wiped.map(([path]) => ({ op: 'remove', path })), one];
    });
    return wiping.length === operations.length ? null : carryOut(withPatchOperations(operation, wiping));
  },
}));

/** A path such as `emails[type eq "work"].value` is refused. */
export const noFilteredPaths = misbehaviour('noFilteredPaths', {}, () => ({
  write(operation) {
    const filtered = patchOperations(operation).find(({ path }) => typeof path === 'string' && path.includes('['));
    if (filtered !== undefined) throw badRequest('invalidPath', `the path ${filtered.path} is not supported`);
    return null;
  },
}));

/** What two values of an attribute have in common if they are the same one. */
const keyOf = (value: Json) => JSON.stringify(isObject(value) && value.value !== undefined ? value.value : value);

/** The values that `add` operations name, by the attribute that they are to be added to. */
function additions(operations: readonly JsonObject[]): { path: string; values: Json[] }[] {
  return operations.flatMap(({ op, path, value }) => {
    if (String(op).toLowerCase() !== 'add') return [];
    if (typeof path === 'string') return [{ path, values: listed(value) }];
    return Object.entries(isObject(value) ? value : {}).map(([name, inner]) => ({ path: name, values: listed(inner) }));
  });
}

/** An `add` of a value that is there already adds it once more. */
export const duplicateAdds = misbehaviour('duplicateAdds', {}, (_options, { tenant }: World) => ({
  write(operation, carryOut) {
    const before = targetEntry(tenant, operation)?.resource;
    const target = targetOf(operation);
    if (before === undefined || target === null) return null;
    const repeated = additions(patchOperations(operation)).flatMap(({ path, values }) => {
      const place = resolvePath(tenant.model(target.type), path);
      if (place?.attribute?.multiValued !== true || place.extension !== null || place.sub !== null) return [];
      const { name } = place.attribute;
      const known = listed(before[name]);
      const again = values.flatMap((value) => known.find((one) => keyOf(one) === keyOf(value)) ?? []);
      return again.length === 0 ? [] : [{ name, again }];
    });
    if (repeated.length === 0) return null;
    const written = carryOut(operation);
    const doubled = amended(tenant, written, (resource) => {
      const changed = { ...resource };
      for (const { name, again } of repeated) changed[name] = [...listed(changed[name]), ...again];
      return changed;
    });
    if (doubled.version !== before.meta.version) return doubled;
    const entry = tenant.touch(target.type, doubled.id);
    return { ...doubled, entry, version: entry.resource.meta.version };
  },
}));

/** A PATCH of a group may change only so many members. */
export const memberLimit = misbehaviour('memberLimit', { most: z.int().min(1).default(100) }, ({ most }) => ({
  write(operation) {
    if (targetOf(operation)?.type !== 'Group') return null;
    const changes = patchOperations(operation).reduce((sum, { path, value }) => {
      if (typeof path === 'string') return /^members\b/i.test(path) ? sum + Math.max(1, listed(value).length) : sum;
      const members = isObject(value) ? Object.entries(value).filter(([name]) => name.toLowerCase() === 'members') : [];
      return sum + members.reduce((count, [, inner]) => count + listed(inner).length, 0);
    }, 0);
    if (changes > most) throw badRequest('tooMany', `at most ${most} members can be changed at once`);
    return null;
  },
}));
