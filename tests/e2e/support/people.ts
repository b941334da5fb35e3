/** What a tenant of the kind trackunit holds of a person, by the name of the grid's column. */
import type { DemoTenant } from '../../../demo/server';

type User = ReturnType<DemoTenant['tenant']['users']>[number];
type Held = string | number | boolean | string[] | null;

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';

function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

/** The primary value of a list, else the first. */
function primary(list: unknown): unknown {
  const items = (list ?? []) as { value: unknown; primary?: boolean }[];
  return (items.find((item) => item.primary) ?? items[0])?.value;
}

const readers: Record<string, (user: User) => unknown> = {
  'Display name': (user) => user.displayName,
  'First name': (user) => at(user, 'name', 'givenName'),
  'Last name': (user) => at(user, 'name', 'familyName'),
  Username: (user) => user.userName,
  Email: (user) => primary(user.emails),
  Active: (user) => user.active,
  Role: (user) => primary(user.roles),
  Title: (user) => user.title,
  Phone: (user) => primary(user.phoneNumbers),
  'Employee number': (user) => at(user, enterprise, 'employeeNumber'),
  Company: (user) => at(user, enterprise, 'organization'),
  Department: (user) => at(user, enterprise, 'department'),
  Status: (user) => at(user, admin, 'status'),
  'Last login': (user) => at(user, admin, 'lastLogin'),
  'Pending email': (user) => at(user, admin, 'pendingEmail'),
  'Last modified by': (user) => at(user, admin, 'lastModifiedBy'),
  'User number': (user) => at(user, fleet, 'userNumber'),
  'Fleet access': (user) => at(user, fleet, 'fleetAccess'),
  'Edit machines': (user) => at(user, fleet, 'editMachines'),
  'Edit service': (user) => at(user, fleet, 'editService'),
  'Edit zones': (user) => at(user, fleet, 'editZones'),
  'Edit reports': (user) => at(user, fleet, 'editReports'),
  'Edit alarms': (user) => at(user, fleet, 'editAlarms'),
  Groups: (user) => ((user.groups ?? []) as { display: string }[]).map(({ display }) => display),
  'Preferred language': (user) => user.preferredLanguage,
  Locale: (user) => user.locale,
  'Time zone': (user) => user.timezone,
  'Full name': (user) => at(user, 'name', 'formatted'),
  ID: (user) => user.id,
  'External ID': (user) => user.externalId,
  Created: (user) => user.meta.created,
  Updated: (user) => user.meta.lastModified,
};

/** What the tenant holds in a column; null for nothing. */
export function held(user: User, column: string): Held {
  const read = readers[column];
  if (!read) throw new Error(`nobody knows where a column ${column} is kept`);
  return (read(user) ?? null) as Held;
}

/** The person now, straight from the tenant. */
export function person(server: DemoTenant, userName: string): User {
  const found = server.tenant.userNamed(userName);
  if (!found) throw new Error(`the tenant has no ${userName}`);
  return found;
}

/** People whom a search for their username finds alone, in the tenant's order. */
export function people(server: DemoTenant, fits: (user: User) => boolean = () => true): User[] {
  const users = server.tenant.users();
  const names = users.map(({ userName }) => String(userName).toLowerCase());
  const isAlone = (user: User) => {
    const own = String(user.userName).toLowerCase();
    return names.filter((name) => name.includes(own)).length === 1;
  };
  return users.filter((user) => isAlone(user) && fits(user));
}
