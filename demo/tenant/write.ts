/** One write as a client asks for it, whether it comes alone or in a bulk request. */
import type { Operation, Performed } from '../scim/bulk';
import { ScimError } from '../scim/error';
import { locationOf } from '../scim/model';
import { readPatch } from '../scim/patch';
import type { ResourceTypeName } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Tenant } from './tenant';

/** What was written; no entry once it is deleted. */
export interface Written extends Performed {
  type: ResourceTypeName;
  entry: Entry | null;
}

/** The resource that a write is about. */
interface Target {
  type: ResourceTypeName;
  /** Null for a new one. */
  id: string | null;
}

/** Null if the path leads nowhere. */
export function targetOf({ path }: Operation): Target | null {
  const [, endpoint, id] = /^\/(Users|Groups)(?:\/([^/?#]+))?$/.exec(path) ?? [];
  return endpoint === undefined ? null : { type: endpoint === 'Users' ? 'User' : 'Group', id: id ?? null };
}

function checkedTarget(operation: Operation): Target {
  const { method, path } = operation;
  const target = targetOf(operation);
  if (target === null) throw new ScimError(404, null, `there is no ${path} to write to`);
  if ((method === 'POST') !== (target.id === null)) {
    throw new ScimError(405, null, `${method} does not go with ${path}`);
  }
  return target;
}

function perform(tenant: Tenant, operation: Operation, type: ResourceTypeName, id: string): Entry | null {
  const { method, body } = operation;
  switch (method) {
    case 'POST':
      return tenant.create(type, body);
    case 'PUT':
      return tenant.replace(type, id, body, operation);
    case 'PATCH':
      return tenant.patch(type, id, readPatch(body), operation);
    case 'DELETE':
      tenant.remove(type, id, operation);
      return null;
  }
}

const successes = { POST: 201, PUT: 200, PATCH: 200, DELETE: 204 } as const;

/** @throws ScimError 404, 405, and what the tenant says to the write */
export function carryOut(tenant: Tenant, operation: Operation, baseUrl: string): Written {
  const target = checkedTarget(operation);
  const entry = perform(tenant, operation, target.type, target.id ?? '');
  const id = entry?.resource.id ?? target.id ?? '';
  return {
    type: target.type,
    entry,
    id,
    status: successes[operation.method],
    location: locationOf(tenant.model(target.type), { id }, baseUrl),
    version: entry?.resource.meta.version ?? null,
  };
}
