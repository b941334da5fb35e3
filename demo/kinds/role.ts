/** The roles of a tenant and what they permit. */
import type { Texts } from './texts';

/** What an administration client understands of a role's permissions. */
export const adminPermissions = ['users.create', 'users.edit', 'users.delete', 'groups.edit'] as const;
export type AdminPermission = (typeof adminPermissions)[number];

export interface Permission {
  /** Such as `users.edit`. */
  value: string;
  names: Texts;
}

export interface Role {
  /** Names the role in addresses. */
  id: string;
  /** As it stands in a user's `roles`. */
  value: string;
  names: Texts;
  descriptions: Texts;
  permissions: readonly Permission[];
}

/** The permissions to administer that all kinds of tenants know. */
export const administering: Readonly<Record<AdminPermission, Permission>> = {
  'users.create': { value: 'users.create', names: { en: 'Add users', fr: 'Ajouter des utilisateurs' } },
  'users.edit': { value: 'users.edit', names: { en: 'Edit users', fr: 'Modifier des utilisateurs' } },
  'users.delete': { value: 'users.delete', names: { en: 'Delete users', fr: 'Supprimer des utilisateurs' } },
  'groups.edit': { value: 'groups.edit', names: { en: 'Edit groups', fr: 'Modifier les groupes' } },
};

export function permits(role: Role, permission: string): boolean {
  return role.permissions.some(({ value }) => value === permission);
}
