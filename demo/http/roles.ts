/** The roles of the tenant and what they permit (TENANT-API.md, "Role"). */
import type { FastifyInstance } from 'fastify';
import type { Role } from '../kinds/role';
import { textsDocument } from '../kinds/texts';
import type { JsonObject } from '../scim/resource';
import { roleType, roleUrn } from '../scim/role';
import type { Context } from './context';
import { registerList } from './list';

function roleDocument({ id, value, names, descriptions, permissions }: Role, baseUrl: string): JsonObject {
  return {
    schemas: [roleUrn],
    id,
    value,
    names: textsDocument(names),
    descriptions: textsDocument(descriptions),
    permissions: permissions.map((permission) => {
      return { value: permission.value, names: textsDocument(permission.names) };
    }),
    meta: { resourceType: roleType.name, location: `${baseUrl}${roleType.endpoint}/${id}` },
  };
}

export function registerRoles(app: FastifyInstance, { tenant, baseUrl }: Context): void {
  const { roles } = tenant.kind.administration;
  registerList(app, roleType.endpoint, () => roles.map((role) => roleDocument(role, baseUrl())));
}
