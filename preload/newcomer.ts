/** What follows, of somebody new, from what is given of them. */
import type { Column } from './grid';

/** The username is the address unless something else is given, or is not asked for at all. */
export type UserNameFollows = 'typed' | 'email' | 'silently';

/** A username that nobody may change is the address where nobody may change that either: it is not asked for twice. */
export function userNameFollows(
  userName: Pick<Column, 'fixed' | 'required'> | null,
  email: Pick<Column, 'fixed'> | null,
): UserNameFollows {
  if (!userName || !email) return 'typed';
  if (userName.fixed === 'immutable' && email.fixed === 'immutable') return 'silently';
  return userName.required ? 'email' : 'typed';
}

/** Whether a value can be given when somebody is created: some can be given only then. */
export function canBeGiven({ fixed, type }: Pick<Column, 'fixed' | 'type'>): boolean {
  return type !== 'list' && (fixed === null || fixed === 'immutable' || fixed === 'not-permitted');
}

/** Something before the sign, something with a dot behind it: whatever else makes an address is the tenant's to judge. */
const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u;

/** Whether a text looks like an email address. */
export function isAddress(text: string): boolean {
  return address.test(text.trim());
}
