/** A fleet manager's account. */
import type { Draw } from '../people/draw';
import { isObject, type JsonObject } from '../scim/resource';
import { type Attribute, attribute, type Schema } from '../scim/schema';
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
import type { Kind, Rule } from './kind';
import { activeByDefault, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';

const fleetUrn = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';
const roleNames = ['Account Administrator', 'Fleet Manager', 'Technician', 'Viewer'] as const;

/** The modules of the Classic product, each with the name of the right to edit it. */
const modules: readonly (readonly [string, string])[] = [
  ['editMachines', 'machines'],
  ['editService', 'service plans'],
  ['editZones', 'zones'],
  ['editReports', 'reports'],
  ['editAlarms', 'alarms'],
];

function right([name, module]: readonly [string, string]): Attribute {
  return attribute(name, 'boolean', `Whether the user may edit ${module} in the Classic product`);
}

const fleetSchema: Schema = {
  id: fleetUrn,
  name: 'Fleet',
  description: 'What the user may see and do in the fleet',
  attributes: [
    attribute('userNumber', 'integer', 'The number that names the user in the audit logs', {
      mutability: 'readOnly',
      uniqueness: 'server',
    }),
    attribute('fleetAccess', 'string', 'Which machines the user sees: all, those assigned to the user, or none', {
      canonicalValues: ['full', 'assigned', 'none'],
    }),
    ...modules.map(right),
  ],
};

function roleOf(draw: Draw): (typeof roleNames)[number] {
  const point = draw.next();
  if (point < 0.03) return 'Account Administrator';
  if (point < 0.15) return 'Fleet Manager';
  return point < 0.42 ? 'Technician' : 'Viewer';
}

/** How likely a role has the right to edit a module. */
const rightChances = { 'Account Administrator': 1, 'Fleet Manager': 0.8, Technician: 0.35, Viewer: 0.02 };

function describeFleet(role: (typeof roleNames)[number], number: number, draw: Draw): JsonObject {
  const leads = role === 'Account Administrator' || role === 'Fleet Manager';
  const fleet: JsonObject = {
    userNumber: number,
    fleetAccess: leads ? 'full' : draw.pick(['full', 'assigned', 'assigned', 'none']),
  };
  for (const [name] of modules) fleet[name] = draw.chance(rightChances[role]);
  return fleet;
}

/** The tenant numbers its users and gives new ones no access beyond what is asked for. */
const numbered: Rule = ({ before, draft, hidden }) => {
  if (before !== null) return;
  const wanted = draft[fleetUrn];
  const none = Object.fromEntries(modules.map(([name]) => [name, false]));
  draft[fleetUrn] = {
    fleetAccess: 'none',
    ...none,
    ...(isObject(wanted) ? wanted : {}),
    userNumber: hidden.number,
  };
};

export const trackunit: Kind = {
  name: 'trackunit',
  title: 'Nordic Fleet',
  user: userModel(
    userSchema(
      [
        'userName',
        'name',
        'displayName',
        'title',
        'preferredLanguage',
        'locale',
        'timezone',
        'active',
        'emails',
        'phoneNumbers',
        'groups',
      ],
      roleNames,
    ),
    [enterpriseSchema, adminSchema, fleetSchema],
  ),
  group: groupModel,
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
  describe(person, department) {
    const role = roleOf(person.draw);
    const attributes: JsonObject = describeCore(person);
    attributes.roles = [{ value: role, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = describeAccount(person);
    attributes[fleetUrn] = describeFleet(role, person.number, person.draw);
    return { attributes, hidden: { activated: person.activated, number: person.number } };
  },
  rules: [activeByDefault, nameFollowsItsParts, emailsAreAddresses, oneRole, numbered, statusFollows],
};
