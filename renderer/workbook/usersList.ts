/** The list of users as other systems expect it: always the same twelve columns, in this order. */
import type { TFunction } from 'i18next';
import type { Administration, Column } from '../../preload/contract';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';

/** Keys and headers; `auditColumn` is what names people in the tenant's audit logs. */
export function usersListColumns(
  t: TFunction,
  columns: readonly Column[],
  administration: Administration | null,
): { key: string; header: string }[] {
  // Schemas may be spelt in any case (RFC 7643 section 2.1).
  const own = (key: string) => columns.find((known) => known.key.toLowerCase() === key.toLowerCase())?.key ?? key;
  return [
    { key: administration?.auditColumn ?? 'id', header: t('column.id') },
    { key: 'displayName', header: t('export.name') },
    { key: 'userName', header: t('column.userName') },
    { key: 'roles', header: t('column.roles') },
    { key: 'emails', header: t('column.emails') },
    { key: 'phoneNumbers', header: t('column.phoneNumbers') },
    { key: `${admin}:lastLogin`, header: t('column.lastLogin') },
    { key: `${enterprise}:employeeNumber`, header: t('column.employeeNumber') },
    { key: `${enterprise}:organization`, header: t('column.organization') },
    { key: 'meta.created', header: t('column.meta.created') },
    { key: 'meta.lastModified', header: t('column.meta.lastModified') },
    { key: `${admin}:status`, header: t('column.status') },
  ].map(({ key, header }) => ({ key: own(key), header }));
}
