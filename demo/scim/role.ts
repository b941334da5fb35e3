/** The resource type Role of the administration extension: what a role permits. */
import type { ResourceType } from './model';
import { attribute } from './schema';
import { texts } from './texts';

export const roleUrn = 'urn:muster:params:scim:schemas:admin:1.0:Role';

const readOnly = { mutability: 'readOnly' } as const;

export const roleType: ResourceType = {
  name: 'Role',
  endpoint: '/Roles',
  description: 'What a role permits',
  core: {
    id: roleUrn,
    name: 'Role',
    description: 'A role of users and what it permits',
    attributes: [
      attribute('value', 'string', 'The role as it stands in roles.value of users', {
        ...readOnly,
        required: true,
        uniqueness: 'server',
      }),
      texts('names', 'What the role is called'),
      texts('descriptions', 'What the role is for'),
      attribute('permissions', 'complex', 'What the role permits', {
        ...readOnly,
        multiValued: true,
        subAttributes: [
          attribute('value', 'string', 'Names the permission', { ...readOnly, required: true, caseExact: true }),
          texts('names', 'What the permission is called'),
        ],
      }),
    ],
  },
  extensions: [],
};
