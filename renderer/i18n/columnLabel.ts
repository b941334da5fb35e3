/** What columns and their values are called: the tenant's word where it has one, else the catalogue's, else the schema's. */
import i18next, { type TFunction } from 'i18next';
import { type Column, Language } from '../../preload/contract';
import en from './en.json';
import { tenantColumn, tenantValue } from './tenantWords';

type ColumnKey = Extract<keyof typeof en, `column.${string}`>;

/** Extensions whose attributes the catalogue knows: RFC 7643 section 4.3, and what tenants advertise to Muster. */
const knownExtensions = [
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:',
  'urn:muster:params:scim:schemas:extension:admin:1.0:user:',
];

function catalogueKey(key: string): ColumnKey | null {
  const extension = knownExtensions.find((prefix) => key.toLowerCase().startsWith(prefix));
  const candidate = `column.${extension ? key.slice(extension.length) : key}`;
  return candidate in en ? (candidate as ColumnKey) : null;
}

export function columnLabel(t: TFunction, column: Pick<Column, 'key' | 'label'>): string {
  const own = tenantColumn(t, column.key);
  if (own !== null) return own;
  const key = catalogueKey(column.key);
  return key === null ? column.label : t(key);
}

/** All that a column is called, in every language of the window: by the tenant, by the catalogue and by its schema. */
export function columnNames({ key, label }: Pick<Column, 'key' | 'label'>): string[] {
  const known = catalogueKey(key);
  const words = Language.options.flatMap((language) => {
    const t = i18next.getFixedT(language);
    return [tenantColumn(t, key), known && t(known)];
  });
  return [...words.filter((word) => word !== null), label];
}

/** A value of a column, as the tenant calls it or, of a status, the catalogue; any other stands for itself. */
export function valueLabel(t: TFunction, column: string, value: string): string {
  return tenantValue(t, column, value) ?? (isStatusColumn(column) ? statusWord(t, value) : value);
}

/** Whether values of a column may have words of their own: looking for them in every text would be slow. */
export function hasValueLabels({ key, type }: Pick<Column, 'key' | 'type'>): boolean {
  return type !== 'text' || key === 'roles' || isStatusColumn(key);
}

/** The attribute with which tenants tell more than active or not, as they spell it. */
const statusKey = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:status';

/** Whether the column holds a user's status, whose values the catalogue knows too. */
export function isStatusColumn(key: string): boolean {
  return key === 'status' || key.toLowerCase() === `${knownExtensions[1]}status`;
}

/** Whether the column tells when somebody signed in for the last time. */
export function isLastLoginColumn(key: string): boolean {
  return key.toLowerCase() === `${knownExtensions[1]}lastlogin`;
}

/** The word for a status: the tenant's, else the catalogue's; one that has none stays as the tenant wrote it. */
export function statusWord(t: TFunction, status: string): string {
  const own = tenantValue(t, statusKey, status);
  if (own !== null) return own;
  const key = `status.${status}`;
  return key in en ? t(key as Extract<keyof typeof en, `status.${string}`>) : status;
}
