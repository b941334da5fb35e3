/** A fleet manager's account. */
import type { Draw } from '../people/draw';
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
import type { Hidden, Kind } from './kind';
import { activeByDefault, addressIsConfirmed, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';
import { describeFleet, fleetLabels, fleetModules, fleetSchema, fleetUrn, numbered } from './trackunit-fleet';
import { trackunitRoles } from './trackunit-roles';

const roleNames = trackunitRoles.map(({ value }) => value);

function roleOf(draw: Draw): (typeof roleNames)[number] {
  const point = draw.next();
  if (point < 0.03) return 'Account Administrator';
  if (point < 0.15) return 'Fleet Manager';
  return point < 0.42 ? 'Technician' : 'Viewer';
}

export const trackunit: Kind = {
  name: 'trackunit',
  title: 'Nordic Fleet',
  user: userModel(
    userSchema(
      [
        ...['userName', 'name', 'displayName', 'title', 'preferredLanguage', 'locale', 'timezone'],
        ...['active', 'emails', 'phoneNumbers', 'photos'],
      ] as const,
      roleNames,
      // People choose the name they sign in with while they activate their account.
      { userName: { required: false }, emails: { required: true } },
    ),
    [enterpriseSchema(), adminSchema, fleetSchema],
  ),
  group: groupModel,
  administration: {
    roles: trackunitRoles,
    invitation: 'onCreate',
    auditAttribute: `${fleetUrn}:userNumber`,
    moduleAttributes: fleetModules,
    labels: fleetLabels,
    readOnlyReason: {
      en: 'Only account administrators may change users and groups.',
      fr: 'Seuls les administrateurs du compte peuvent modifier les utilisateurs et les groupes.',
    },
    apiKeys: false,
    ownReadOnly: [
      {
        attribute: 'emails',
        reason: {
          en: 'Ask support to change your own email address.',
          fr: 'Contactez l’assistance pour modifier votre propre adresse e-mail.',
        },
      },
    ],
  },
  departments: [
    'Rental',
    'Workshop',
    'Earthworks',
    'Road construction',
    'Logistics',
    'Cranes',
    'Purchasing',
    'Head office',
  ],
  groups: [
    ...['Aalborg', 'Aarhus', 'Odense', 'København', 'Hamburg', 'Köln', 'München', 'Lille', 'Lyon', 'Orléans'].flatMap(
      (city) => [`${city} rental`, `${city} workshop`],
    ),
    'Crane operators',
    'Excavator operators',
    'Lorry drivers',
    'Service on call',
    'Safety officers',
    'Subcontractors',
    'Apprentices',
    'Temporary access',
  ],
  describe(person, department, { leads, selfService }) {
    const { draw, activated, number, pendingEmail } = person;
    const drawn = roleOf(draw);
    const role = leads ? 'Account Administrator' : drawn;
    const attributes: JsonObject = describeCore(person);
    const hidden: Hidden = { activated, number };
    const account = describeAccount(person);
    attributes.roles = [{ value: role, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = account;
    attributes[fleetUrn] = describeFleet(role, number, draw);
    if (pendingEmail !== null) {
      account.pendingEmail = pendingEmail;
      hidden.emailCode = String(100_000 + draw.below(900_000));
    }
    // Some were registered by a program that chose their names.
    if (selfService && !activated && draw.chance(0.7)) delete attributes.userName;
    return { attributes, hidden };
  },
  rules: [
    activeByDefault,
    nameFollowsItsParts,
    emailsAreAddresses,
    oneRole,
    numbered,
    addressIsConfirmed,
    statusFollows,
  ],
};
