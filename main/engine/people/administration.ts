/** What the tenant lets this admin do, as windows show it. */
import type { Administration } from '../../../preload/contract';
import { readFact } from '../mirror/facts';
import type { Store } from '../mirror/store';
import { ownRow } from './rows';

/** Null before the tenant was heard for the first time. */
export function administrationOf(store: Store): Administration | null {
  if (readFact(store.mirror, 'discovery') === null) return null;
  const { admin, byKey } = store.model;
  return {
    me: admin.me && { row: ownRow(store), name: admin.me.name, userName: admin.me.userName },
    permissions: admin.permissions,
    readOnlyReason: admin.readOnlyReason,
    ownReadOnly: admin.ownReadOnly.map(({ attribute, reason }) => ({ column: attribute, reason })),
    actions: admin.actions.map(({ appliesTo: _, confirmation: { attribute, ...confirmation }, ...action }) => ({
      ...action,
      confirmation: { ...confirmation, column: attribute },
    })),
    roles: admin.roles,
    invitation: admin.invitation,
    auditColumn: admin.auditAttribute,
    moduleColumns: admin.moduleAttributes.filter((key) => byKey.has(key)),
    labels: admin.labels,
  };
}

/** Whether a role lets people administer users. */
export function isAdminRole(store: Store, role: string): boolean {
  const found = store.model.admin.roles.find(({ value }) => value.toLowerCase() === role.toLowerCase());
  return found?.permissions.some(({ value }) => value === 'users.edit') ?? false;
}
