/** The names of columns: the catalogue's word for well-known attributes, else the tenant's own. */
import type { TFunction } from 'i18next';
import type { Column } from '../../preload/contract';
import en from './en.json';

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
  const key = catalogueKey(column.key);
  return key === null ? column.label : t(key);
}

/** Whether the column holds a user's status, whose values the catalogue knows too. */
export function isStatusColumn(key: string): boolean {
  return key === 'status' || key.toLowerCase() === `${knownExtensions[1]}status`;
}

/** The catalogue's word for a status; one that it does not know stays as the tenant wrote it. */
export function statusWord(t: TFunction, status: string): string {
  const key = `status.${status}`;
  return key in en ? t(key as Extract<keyof typeof en, `status.${string}`>) : status;
}
