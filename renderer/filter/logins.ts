/** Who has never signed in, and who has not for long; of tenants that tell when people did. */
import type { Column } from '../../preload/contract';
import { isLastLoginColumn } from '../i18n/columnLabel';
import { daysBefore } from './localDays';

/** After so many days without a login one wonders whether somebody still needs the account. */
export const unseenDays = 90;

const created = 'meta.created';

/** The key of the column that tells when people signed in for the last time; null where the tenant does not say. */
export function lastLoginKey(columns: readonly Column[]): string | null {
  return columns.find(({ key }) => isLastLoginColumn(key))?.key ?? null;
}

/** Those people as a filter's text; null where the tenant does not tell of logins. */
export function loginText(state: 'never' | 'unseen', columns: readonly Column[], now: Date): string | null {
  const lastLogin = lastLoginKey(columns);
  if (lastLogin === null) return null;
  const never = `not (${lastLogin} pr)`;
  if (state === 'never') return never;
  const since = JSON.stringify(daysBefore(now, unseenDays));
  return `(${lastLogin} lt ${since} or ${never} and ${created} lt ${since})`;
}
