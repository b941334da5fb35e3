/** An event organiser's account. */
import type { JsonObject } from '../scim/resource';
import { describeCore, groupModel, userModel, userSchema } from './core';
import {
  adminSchema,
  adminUrn,
  describeAccount,
  describeEmployment,
  enterpriseSchema,
  enterpriseUrn,
  statusFollows,
} from './extensions';
import type { Kind, Label, Rule } from './kind';
import { activeByDefault, addressIsTheUserName, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';
import type { Texts } from './texts';
import { describeInvitation, invitationLabels, invitationSchema, noteInvitation } from './wetrack-invitation';
import { describeModules, moduleAttributes, moduleLabels, modulesSchema, noModules } from './wetrack-modules';
import { wetrackRoles } from './wetrack-roles';

const departments = [
  'Venue',
  'Transport',
  'Security',
  'Medical',
  'Catering',
  'Accreditation',
  'Volunteers',
  'Broadcast',
] as const;

const departmentNames: Readonly<Record<(typeof departments)[number], Texts>> = {
  Venue: { en: 'Venue', fr: 'Site' },
  Transport: { en: 'Transport', fr: 'Transport' },
  Security: { en: 'Security', fr: 'Sécurité' },
  Medical: { en: 'Medical', fr: 'Médical' },
  Catering: { en: 'Catering', fr: 'Restauration' },
  Accreditation: { en: 'Accreditation', fr: 'Accréditation' },
  Volunteers: { en: 'Volunteers', fr: 'Bénévoles' },
  Broadcast: { en: 'Broadcast', fr: 'Diffusion' },
};

const userTypes: Readonly<Record<string, Texts>> = {
  Employee: { en: 'Employee', fr: 'Employé' },
  'External User': { en: 'External user', fr: 'Utilisateur externe' },
};

function valueLabels(attribute: string, values: Readonly<Record<string, Texts>>): Label[] {
  return Object.entries(values).map(([value, texts]) => ({ attribute, value, texts }));
}

const labels: readonly Label[] = [
  { attribute: 'userType', value: null, texts: { en: 'Kind of user', fr: 'Type d’utilisateur' } },
  ...valueLabels('userType', userTypes),
  ...valueLabels(`${enterpriseUrn}:department`, departmentNames),
  ...moduleLabels,
  ...invitationLabels,
];

type RoleName = (typeof wetrackRoles)[number]['value'];
/** Each as often as it is likely. */
const usualRoles: readonly [RoleName, ...RoleName[]] = [
  ...(['Account Admin', 'User Admin', 'Admin', 'Admin'] as const),
  ...Array<RoleName>(12).fill('General Role'),
];

/** Everybody is an employee of whom nothing else is said. */
const employeeByDefault: Rule = ({ draft }) => {
  draft.userType ??= 'Employee';
};

export const wetrack: Kind = {
  name: 'wetrack',
  title: 'Grand Events',
  user: userModel(
    userSchema(
      ['userName', 'name', 'displayName', 'userType', 'active', 'emails', 'photos'],
      wetrackRoles.map(({ value }) => value),
      {
        userName: { required: false, mutability: 'readOnly' },
        userType: { canonicalValues: Object.keys(userTypes) },
        emails: { required: true, mutability: 'immutable', uniqueness: 'server' },
      },
    ),
    [enterpriseSchema(departments), adminSchema, modulesSchema, invitationSchema],
  ),
  group: groupModel,
  administration: {
    roles: wetrackRoles,
    invitation: 'onRequest',
    auditAttribute: 'id',
    moduleAttributes,
    labels,
    readOnlyReason: {
      en: 'Only account admins and user admins may change users and groups.',
      fr: 'Seuls les administrateurs du compte et des utilisateurs peuvent modifier les utilisateurs et les groupes.',
    },
    apiKeys: false,
    ownReadOnly: [],
  },
  departments,
  groups: [
    ...['Main stadium', 'Arena', 'Athletes village', 'Airport', 'Media centre'].flatMap((venue) => [
      `${venue} operations`,
      `${venue} security`,
      `${venue} stewards`,
    ]),
    'Command centre',
    'Event planning',
    'Ticketing',
    'Ceremonies',
    'Cleaning',
  ],
  describe(person, department, { leads }) {
    const { draw, activated, number } = person;
    const { externalId, name, displayName, active, emails } = describeCore(person);
    const drawn = draw.pick(usualRoles);
    const role = leads ? 'Account Admin' : drawn;
    // People sign in with their email.
    const attributes: JsonObject = { externalId, userName: person.email, name, displayName, active, emails };
    attributes.roles = [{ value: role, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = describeAccount(person);
    describeModules(attributes, role, draw);
    describeInvitation(attributes, person);
    attributes.userType = !leads && draw.chance(0.25) ? 'External User' : 'Employee';
    return { attributes, hidden: { activated, number } };
  },
  noteInvitation,
  rules: [
    activeByDefault,
    nameFollowsItsParts,
    emailsAreAddresses,
    addressIsTheUserName,
    oneRole,
    employeeByDefault,
    noModules,
    statusFollows,
  ],
};
