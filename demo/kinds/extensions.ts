/** Extensions of the User schema that more than one kind of tenant has. */
import type { Person } from '../people/people';
import { isObject, type JsonObject } from '../scim/resource';
import { attribute, type Schema } from '../scim/schema';
import type { UserWrite } from './kind';

export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/**
 * RFC 7643 section 4.3, as far as the reference tenants use it.
 * @param departments those that there are; any if empty
 */
export function enterpriseSchema(departments: readonly string[] = []): Schema {
  return {
    id: enterpriseUrn,
    name: 'EnterpriseUser',
    description: 'Where the user works',
    attributes: [
      attribute('employeeNumber', 'string', 'The number of the user in the personnel register'),
      attribute('organization', 'string', 'The company that the user works for'),
      attribute('department', 'string', 'The department that the user works in', { canonicalValues: departments }),
    ],
  };
}

export function describeEmployment(person: Person, department: string): JsonObject {
  const { employeeNumber, organisation: organization } = person;
  return employeeNumber === null ? { organization, department } : { employeeNumber, organization, department };
}

export const adminUrn = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';

/** What an administrator wants to know of an account; all of it is the tenant's to say. */
export const adminSchema: Schema = {
  id: adminUrn,
  name: 'Administration',
  description: 'The state of the account',
  attributes: [
    attribute('status', 'string', 'Whether the account is in use: the invitation may still wait to be accepted', {
      mutability: 'readOnly',
      canonicalValues: ['active', 'inactive', 'activationPending'],
    }),
    attribute('lastLogin', 'dateTime', 'When the user last signed in', { mutability: 'readOnly' }),
    attribute('pendingEmail', 'string', 'The new email address, until the user has confirmed it', {
      mutability: 'readOnly',
    }),
    attribute('lastModifiedBy', 'string', 'Who changed the user last, where the tenant knows it', {
      mutability: 'readOnly',
    }),
  ],
};

function statusOf(active: boolean, activated: boolean): string {
  if (!active) return 'inactive';
  return activated ? 'active' : 'activationPending';
}

export function describeAccount(person: Person): JsonObject {
  const { active, activated, lastLogin } = person;
  const account: JsonObject = { status: statusOf(active, activated) };
  if (lastLogin !== null) account.lastLogin = new Date(lastLogin).toISOString();
  return account;
}

/** The status follows from whether the user may sign in and has accepted the invitation. */
export function statusFollows({ draft, hidden }: Pick<UserWrite, 'draft' | 'hidden'>): void {
  const account = draft[adminUrn];
  const status = statusOf(draft.active !== false, hidden.activated);
  draft[adminUrn] = { ...(isObject(account) ? account : {}), status };
}
