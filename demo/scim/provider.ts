/** What the administration extension adds to the ServiceProviderConfig (RFC 7643 section 5). */
import { attribute, type Schema } from './schema';
import { texts } from './texts';

export const providerUrn = 'urn:muster:params:scim:schemas:extension:admin:1.0:ServiceProviderConfig';

const readOnly = { mutability: 'readOnly' } as const;

export const providerSchema: Schema = {
  id: providerUrn,
  name: 'Administration of users',
  description: 'What an administrator has to know of the tenant beyond its schemas',
  attributes: [
    attribute('invitation', 'string', 'Whether who is created is invited at once, or when it is asked for', {
      ...readOnly,
      canonicalValues: ['onCreate', 'onRequest'],
    }),
    attribute('auditAttribute', 'string', 'The path of the attribute that names users in audit logs; id if missing', {
      ...readOnly,
    }),
    attribute('moduleAttributes', 'string', 'The paths of attributes that are rights to modules of the product', {
      ...readOnly,
      multiValued: true,
    }),
    attribute('labels', 'complex', 'The own words of the tenant for attributes and for their values', {
      ...readOnly,
      multiValued: true,
      subAttributes: [
        attribute('attribute', 'string', 'The path of the attribute', { ...readOnly, required: true }),
        attribute('value', 'string', 'The value that is meant; the attribute itself if missing', {
          ...readOnly,
          caseExact: true,
        }),
        texts('texts', 'What the attribute, or the value, is called'),
      ],
    }),
  ],
};
