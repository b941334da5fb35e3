/** People whom a test takes on for itself, and what the tenant holds of them. */
import { expect } from '@playwright/test';
import { addressOf, type Office } from './office';

export type User = ReturnType<Office['user']>;
export type Attributes = NonNullable<Parameters<Office['hire']>[1]>;

/** New people, each with a user name: there are tenants that ask for one. */
export function hireNamed(office: Office, domain: string, ...people: Attributes[]): Promise<User[]> {
  const named = people.map((person, index) => ({ userName: `user${index}.${domain}`, ...person }));
  return office.hire(domain, ...named);
}

/** Shows the first of some new people in the panel. */
export async function openFirst(office: Office, [person]: readonly User[]): Promise<User> {
  if (!person) throw new Error('nobody was hired');
  await office.open(addressOf(person));
  return person;
}

/** Whoever is in the panel accepts the invitation, and the window shows it. */
export async function activate(office: Office, { id }: User): Promise<void> {
  office.tenant.activate(id);
  await office.synchronise();
  await expect(office.page.getByTestId('person-status')).toHaveText('Active');
}

/** The one role that somebody has now. */
export function roleOf(office: Office, { id }: User): string | undefined {
  return (office.user(id).roles as { value: string }[])[0]?.value;
}

/** The names of the groups that somebody is in now, in their alphabet's order. */
export function groupsOf(office: Office, { id }: User): string[] {
  const groups = (office.user(id).groups ?? []) as { display: string }[];
  return groups.map(({ display }) => display).sort();
}
