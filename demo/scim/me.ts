/** What the administration extension adds to `/Me` (RFC 7644 section 3.11): what the bearer of a token may do. */
import { attribute, type Schema } from './schema';
import { texts } from './texts';

export const meUrn = 'urn:muster:params:scim:schemas:extension:admin:1.0:Me';

const readOnly = { mutability: 'readOnly' } as const;

export const meSchema: Schema = {
  id: meUrn,
  name: 'Me',
  description: 'What the bearer of the token may do',
  attributes: [
    attribute('permissions', 'string', 'What is permitted; everything may be tried if missing', {
      ...readOnly,
      multiValued: true,
      caseExact: true,
    }),
    texts('readOnlyReason', 'Why something is not permitted'),
    attribute('ownReadOnly', 'complex', 'What nobody can change of their own user', {
      ...readOnly,
      multiValued: true,
      subAttributes: [
        attribute('attribute', 'string', 'The path of the attribute', { ...readOnly, required: true }),
        texts('reason', 'Why it cannot be changed'),
      ],
    }),
  ],
};
