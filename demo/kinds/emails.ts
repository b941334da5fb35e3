/** The address that a user is written to: the primary one of `emails`, else the first. */
import { isObject, type Json, type JsonObject } from '../scim/resource';

function placeOf(emails: readonly Json[]): number {
  return Math.max(
    emails.findIndex((email) => isObject(email) && email.primary === true),
    0,
  );
}

/** Null if there is none. */
export function addressOf({ emails }: Readonly<JsonObject>): string | null {
  const all = Array.isArray(emails) ? emails : [];
  const email = all[placeOf(all)];
  return isObject(email) && typeof email.value === 'string' ? email.value : null;
}

/** The emails with another address in the place of that one. */
export function withAddress({ emails }: Readonly<JsonObject>, value: string): Json[] {
  const all = Array.isArray(emails) ? emails : [];
  if (all.length === 0) return [{ value, type: 'work', primary: true }];
  const place = placeOf(all);
  return all.map((email, index) => (index === place && isObject(email) ? { ...email, value } : email));
}
