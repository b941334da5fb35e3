/** The core User and Group schemas (RFC 7643 sections 4.1 and 4.2): the attributes that the reference tenants use. */
import type { Person } from '../people/people';
import type { ResourceModel } from '../scim/model';
import { type Attribute, attribute, type Schema } from '../scim/schema';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';

const name = attribute('name', 'complex', "The parts of the user's name", {
  subAttributes: [
    attribute('formatted', 'string', 'The whole name, as the tenant puts it together', { mutability: 'readOnly' }),
    attribute('familyName', 'string', 'The family name, or last name'),
    attribute('givenName', 'string', 'The given name, or first name'),
  ],
});

/** A list of addresses of some sort, each with a type; the primary one is used first. */
function contacts(listName: string, what: string, types: readonly string[]): Attribute {
  return attribute(listName, 'complex', `The user's ${what}s`, {
    multiValued: true,
    subAttributes: [
      attribute('value', 'string', `The ${what}`, { required: true }),
      attribute('type', 'string', `What the ${what} is used for`, { canonicalValues: types }),
      attribute('primary', 'boolean', `Whether this ${what} is used first`),
    ],
  });
}

function roles(values: readonly string[]): Attribute {
  return attribute('roles', 'complex', 'What the user may do in the tenant', {
    multiValued: true,
    subAttributes: [
      attribute('value', 'string', 'The name of the role', { required: true, canonicalValues: values }),
      attribute('primary', 'boolean', 'Whether this is the main role'),
    ],
  });
}

const groups = attribute('groups', 'complex', 'The groups that the user is a member of; changed through the groups', {
  multiValued: true,
  mutability: 'readOnly',
  subAttributes: [
    attribute('value', 'string', 'The id of the group', { mutability: 'readOnly', caseExact: true }),
    attribute('$ref', 'reference', 'The address of the group', { mutability: 'readOnly', referenceTypes: ['Group'] }),
    attribute('display', 'string', 'The name of the group', { mutability: 'readOnly' }),
  ],
});

const photos = attribute('photos', 'complex', 'Pictures of the user; set and removed by actions', {
  multiValued: true,
  mutability: 'readOnly',
  subAttributes: [
    attribute('value', 'reference', 'Where the picture is, for the bearer of the same token', {
      mutability: 'readOnly',
      referenceTypes: ['external'],
    }),
    attribute('type', 'string', 'The size of the picture', { mutability: 'readOnly', canonicalValues: ['photo'] }),
    attribute('primary', 'boolean', 'Whether this picture is shown first', { mutability: 'readOnly' }),
  ],
});

/** Attributes of the core User schema that a kind may choose from. */
const personal = {
  userName: attribute('userName', 'string', 'The name that the user signs in with', {
    required: true,
    uniqueness: 'server',
  }),
  name,
  displayName: attribute('displayName', 'string', 'The name that others see'),
  title: attribute('title', 'string', "The user's job title"),
  userType: attribute('userType', 'string', 'How the user belongs to the organisation'),
  preferredLanguage: attribute('preferredLanguage', 'string', 'The language of the user, such as da or fr'),
  locale: attribute('locale', 'string', 'How dates and numbers are written for the user, such as da-DK'),
  timezone: attribute('timezone', 'string', 'The time zone of the user, such as Europe/Copenhagen'),
  active: attribute('active', 'boolean', 'Whether the user may sign in'),
  emails: contacts('emails', 'email address', ['work', 'home', 'other']),
  phoneNumbers: contacts('phoneNumbers', 'phone number', ['work', 'mobile', 'home', 'other']),
  photos,
} as const;
type PersonalName = keyof typeof personal;

/**
 * A User schema with the chosen attributes, with the roles of the tenant, and with groups.
 * @param otherwise in what attributes differ at this tenant from how they usually are
 */
export function userSchema(
  chosen: readonly PersonalName[],
  roleNames: readonly string[],
  otherwise: Partial<Record<PersonalName, Partial<Attribute>>> = {},
): Schema {
  const attributes = chosen.map((key) => ({ ...personal[key], ...otherwise[key] }));
  return {
    id: userUrn,
    name: 'User',
    description: 'User account',
    attributes: [...attributes, roles(roleNames), groups],
  };
}

export const groupModel: ResourceModel = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Group of users',
  core: {
    id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
    name: 'Group',
    description: 'Group of users',
    attributes: [
      attribute('displayName', 'string', 'The name of the group', { required: true }),
      attribute('members', 'complex', 'The users in the group', {
        multiValued: true,
        subAttributes: [
          attribute('value', 'string', 'The id of the user', {
            required: true,
            mutability: 'immutable',
            caseExact: true,
          }),
          attribute('$ref', 'reference', 'The address of the user', {
            mutability: 'readOnly',
            referenceTypes: ['User'],
          }),
          attribute('type', 'string', 'What the member is', { mutability: 'immutable', canonicalValues: ['User'] }),
        ],
      }),
    ],
  },
  extensions: [],
};

export function userModel(core: Schema, extensions: readonly Schema[]): ResourceModel {
  return {
    name: 'User',
    endpoint: '/Users',
    description: 'User account',
    core,
    extensions: extensions.map((schema) => ({ schema, required: false })),
  };
}

type Contact = { value: string; type: string; primary: boolean };
type DescribedCore = {
  externalId: string;
  userName: string;
  name: { formatted: string; familyName: string; givenName: string };
  displayName: string;
  title?: string;
  preferredLanguage: string;
  locale: string;
  timezone: string;
  active: boolean;
  emails: Contact[];
  phoneNumbers?: Contact[];
};

/** The core attributes of a generated person; a kind leaves out what its schema does not have. */
export function describeCore(person: Person): DescribedCore {
  const { givenName, familyName, userName, email, phone, title } = person;
  const formatted = `${givenName} ${familyName}`;
  const described: DescribedCore = {
    externalId: `hr-${person.number}`,
    userName,
    name: { formatted, familyName, givenName },
    displayName: formatted,
    preferredLanguage: person.language,
    locale: person.locale,
    timezone: person.timezone,
    active: person.active,
    emails: [{ value: email, type: 'work', primary: true }],
  };
  if (title !== null) described.title = title;
  if (phone !== null) described.phoneNumbers = [{ value: phone, type: 'work', primary: true }];
  return described;
}
