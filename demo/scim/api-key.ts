/** The resource type ApiKey of the administration extension: what is known of a key once it was told. */
import type { ResourceType } from './model';
import { attribute } from './schema';

export const apiKeyUrn = 'urn:muster:params:scim:schemas:admin:1.0:ApiKey';

const readOnly = { mutability: 'readOnly' } as const;

export const apiKeyType: ResourceType = {
  name: 'ApiKey',
  endpoint: '/ApiKeys',
  description: 'Key of a user for programs',
  core: {
    id: apiKeyUrn,
    name: 'ApiKey',
    description: 'A key with which programs act as a user; the key itself is told once, when it is made',
    attributes: [
      attribute('user', 'complex', 'Whose key it is', {
        ...readOnly,
        subAttributes: [
          attribute('value', 'string', 'The id of the user', { ...readOnly, required: true, caseExact: true }),
          attribute('$ref', 'reference', 'The address of the user', { ...readOnly, referenceTypes: ['User'] }),
        ],
      }),
      attribute('name', 'string', 'What the key is for', readOnly),
      attribute('hint', 'string', 'The last characters of the key', { ...readOnly, caseExact: true }),
      attribute('created', 'dateTime', 'When the key was made', readOnly),
      attribute('lastUsed', 'dateTime', 'When the key was last used; missing if never', readOnly),
    ],
  },
  extensions: [],
};
