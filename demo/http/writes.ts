/** One write, whether it comes alone or in a bulk request. */
import type { Operation, Performed } from '../scim/bulk';
import { ScimError } from '../scim/error';
import type { Preconditions } from '../scim/etag';
import { locationOf } from '../scim/model';
import { readPatch } from '../scim/patch';
import type { ResourceTypeName } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Context } from './context';

/** What was written; no entry once it is deleted. */
export interface Written extends Performed {
  type: ResourceTypeName;
  entry: Entry | null;
}

function targetOf({ method, path }: Operation): { type: ResourceTypeName; id: string | null } {
  const [, endpoint, id] = /^\/(Users|Groups)(?:\/([^/?#]+))?$/.exec(path) ?? [];
  if (endpoint === undefined) throw new ScimError(404, null, `there is no ${path} to write to`);
  if ((method === 'POST') !== (id === undefined)) throw new ScimError(405, null, `${method} does not go with ${path}`);
  return { type: endpoint === 'Users' ? 'User' : 'Group', id: id ?? null };
}

function carryOut(
  { tenant }: Context,
  { method, body }: Operation,
  type: ResourceTypeName,
  id: string,
  conditions: Preconditions,
): Entry | null {
  switch (method) {
    case 'POST':
      return tenant.create(type, body);
    case 'PUT':
      return tenant.replace(type, id, body, conditions);
    case 'PATCH':
      return tenant.patch(type, id, readPatch(body), conditions);
    case 'DELETE':
      tenant.remove(type, id, conditions);
      return null;
  }
}

const successes = { POST: 201, PUT: 200, PATCH: 200, DELETE: 204 } as const;

/** @throws ScimError */
export function performWrite(context: Context, operation: Operation, conditions: Preconditions): Written {
  const target = targetOf(operation);
  context.faults.beforeWrite(operation);
  const entry = carryOut(context, operation, target.type, target.id ?? '', conditions);
  const id = entry?.resource.id ?? target.id ?? '';
  return {
    type: target.type,
    entry,
    id,
    status: successes[operation.method],
    location: locationOf(context.tenant.model(target.type), { id }, context.baseUrl()),
    version: entry?.resource.meta.version ?? null,
  };
}
