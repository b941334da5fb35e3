/** What roles grant, and what another role would change. */
import type { Administration, TenantRole } from '../../preload/contract';

export type Permission = TenantRole['permissions'][number];

export interface RoleChange {
  gained: Permission[];
  lost: Permission[];
}

/** A role by its value, which tenants write in any case; null for one that the tenant does not describe. */
export function roleOf(administration: Administration | null, value: string | null): TenantRole | null {
  const wanted = value?.toLowerCase();
  return administration?.roles.find((role) => role.value.toLowerCase() === wanted) ?? null;
}

const without = (permissions: readonly Permission[], others: readonly Permission[]) => {
  const values = new Set(others.map(({ value }) => value));
  return permissions.filter(({ value }) => !values.has(value));
};

/** The permissions that come and go with another role; null stands for none. */
export function roleChange(before: TenantRole | null, after: TenantRole | null): RoleChange {
  const [had, has] = [before?.permissions ?? [], after?.permissions ?? []];
  return { gained: without(has, had), lost: without(had, has) };
}
