/** Single writes as faults look at them. */
import type { Operation } from '../scim/bulk';
import { isObject, type Json, type JsonObject, type Resource } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Tenant } from '../tenant/tenant';
import { targetOf, type Written } from '../tenant/write';

/** The resource as it is before the write; null if there is none. */
export function targetEntry(tenant: Tenant, operation: Operation): Entry | null {
  const target = targetOf(operation);
  return target?.id == null ? null : tenant.store.shelf(target.type).get(target.id);
}

/** What a PATCH asks for, one by one. */
export function patchOperations({ method, body }: Operation): JsonObject[] {
  if (method !== 'PATCH' || !isObject(body) || !Array.isArray(body.Operations)) return [];
  return body.Operations.filter(isObject);
}

/** The same PATCH, asking for something else. */
export function withPatchOperations(operation: Operation, operations: JsonObject[]): Operation {
  const body = isObject(operation.body) ? operation.body : {};
  return { ...operation, body: { ...body, Operations: operations } };
}

/** The values of an attribute that may be given as one. */
export function listed(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What was written, with something else stored than was asked for. */
export function amended(tenant: Tenant, written: Written, change: (resource: Resource) => Resource): Written {
  if (written.entry === null) return written;
  const entry = tenant.amend(written.type, written.id, change);
  return { ...written, entry, version: entry.resource.meta.version };
}
