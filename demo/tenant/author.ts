/** Who writes to a tenant, and what they may do. */
import type { AdminPermission, Role } from '../kinds/role';
import { permits } from '../kinds/role';
import { ScimError } from '../scim/error';
import type { ResourceTypeName } from '../scim/resource';

export interface Author {
  /** As it is noted down with what they write; null: nobody in particular. */
  name: string | null;
  /** Their own user; null where they have none. */
  userId: string | null;
  /** The role whose rights they have; null: they may do everything, as the tenant itself. */
  role: Role | null;
}

export const nobody: Author = { name: null, userId: null, role: null };

/** What a write to a resource does to it. */
export type Deed = 'create' | 'edit' | 'delete';

/** @throws ScimError 403 for what the author's role does not permit */
export function checkPermission({ role }: Author, permission: string, what: string): void {
  if (role === null || permits(role, permission)) return;
  throw new ScimError(403, null, `the role ${role.value} may not ${what}: it lacks the permission ${permission}`);
}

/** @throws ScimError 403 */
export function checkDeed(author: Author, type: ResourceTypeName, deed: Deed): void {
  const permission: AdminPermission = type === 'Group' ? 'groups.edit' : `users.${deed}`;
  checkPermission(author, permission, `${deed} ${type === 'Group' ? 'groups' : 'users'}`);
}
