/** The User and Group schemas of RFC 7643 section 8.7.1, for tenants that don't describe their own. */
import type { Attribute, Schema } from '../scim/resource';

function attribute(name: string, description: string, more: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    canonicalValues: [],
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    subAttributes: [],
    ...more,
  };
}

function complex(
  name: string,
  description: string,
  subAttributes: Attribute[],
  more: Partial<Attribute> = {},
): Attribute {
  return attribute(name, description, { type: 'complex', subAttributes, ...more });
}

/** A multi-valued attribute with the usual sub-attributes (RFC 7643 section 2.4). */
function values(name: string, description: string, kinds: string[], value: Partial<Attribute> = {}): Attribute {
  const parts = [
    attribute('value', 'The value itself', value),
    attribute('display', 'A readable form of the value'),
    attribute('type', 'What the value is for', { canonicalValues: kinds }),
    attribute('primary', 'Whether this is the preferred value', { type: 'boolean' }),
  ];
  return complex(name, description, parts, { multiValued: true });
}

const readOnly = { mutability: 'readOnly' } as const;
const reference = { type: 'reference' } as const;

export const coreUser: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  attributes: [
    attribute('userName', 'The name the user signs in with', { required: true, uniqueness: 'server' }),
    complex('name', "The parts of the user's name", [
      attribute('formatted', 'The full name'),
      attribute('familyName', 'The last name'),
      attribute('givenName', 'The first name'),
      attribute('middleName', 'The middle names'),
      attribute('honorificPrefix', 'The title before the name'),
      attribute('honorificSuffix', 'What follows the name'),
    ]),
    attribute('displayName', 'The name that others see'),
    attribute('nickName', 'What the user is called'),
    attribute('profileUrl', "The user's page", reference),
    attribute('title', 'The job title'),
    attribute('userType', 'The relation to the organisation'),
    attribute('preferredLanguage', 'The language to write to the user in'),
    attribute('locale', 'How dates, numbers and money are shown'),
    attribute('timezone', 'The time zone, as in the IANA database'),
    attribute('active', 'Whether the user may sign in', { type: 'boolean' }),
    attribute('password', 'A new password', { mutability: 'writeOnly', returned: 'never' }),
    values('emails', 'Email addresses', ['work', 'home', 'other']),
    values('phoneNumbers', 'Phone numbers', ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
    values('ims', 'Instant messaging addresses', ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo']),
    values('photos', 'Pictures of the user', ['photo', 'thumbnail'], reference),
    complex(
      'addresses',
      'Postal addresses',
      [
        attribute('formatted', 'The address as it stands on a letter'),
        attribute('streetAddress', 'Street and number'),
        attribute('locality', 'City'),
        attribute('region', 'State or region'),
        attribute('postalCode', 'Postal code'),
        attribute('country', 'Country'),
        attribute('type', 'What the address is for', { canonicalValues: ['work', 'home', 'other'] }),
      ],
      { multiValued: true },
    ),
    complex(
      'groups',
      'The groups the user belongs to',
      [
        attribute('value', 'The id of the group', readOnly),
        attribute('$ref', 'Where the group is found', { ...reference, ...readOnly }),
        attribute('display', 'The name of the group', readOnly),
        attribute('type', 'How the user belongs to it', { ...readOnly, canonicalValues: ['direct', 'indirect'] }),
      ],
      { multiValued: true, ...readOnly },
    ),
    values('entitlements', 'What the user is entitled to', []),
    values('roles', 'The roles of the user', []),
    values('x509Certificates', 'Certificates of the user', [], { type: 'binary' }),
  ],
};

const enterpriseUser: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  attributes: [
    attribute('employeeNumber', 'The number of the employee'),
    attribute('costCenter', 'The cost center'),
    attribute('organization', 'The organisation'),
    attribute('division', 'The division'),
    attribute('department', 'The department'),
    complex('manager', "The user's manager", [
      attribute('value', 'The id of the manager'),
      attribute('$ref', 'Where the manager is found', reference),
      attribute('displayName', 'The name of the manager', readOnly),
    ]),
  ],
};

export const coreGroup: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  attributes: [
    attribute('displayName', 'The name of the group', { required: true }),
    complex(
      'members',
      'Who belongs to the group',
      [
        attribute('value', 'The id of the member', { mutability: 'immutable' }),
        attribute('$ref', 'Where the member is found', { ...reference, mutability: 'immutable' }),
        attribute('display', 'The name of the member', readOnly),
        attribute('type', 'What the member is', { mutability: 'immutable', canonicalValues: ['User', 'Group'] }),
      ],
      { multiValued: true },
    ),
  ],
};

/** The RFC's own definition of a schema, by its id in any case. */
export function knownSchema(id: string): Schema | undefined {
  return [coreUser, enterpriseUser, coreGroup].find((schema) => schema.id.toLowerCase() === id.toLowerCase());
}
