/** What a user of a fleet manager's account may see and do in the fleet. */
import type { Draw } from '../people/draw';
import { isObject, type JsonObject } from '../scim/resource';
import { type Attribute, attribute, type Schema } from '../scim/schema';
import type { Label, Rule } from './kind';
import type { Texts } from './texts';
import type { trackunitRoles } from './trackunit-roles';

type RoleName = (typeof trackunitRoles)[number]['value'];

export const fleetUrn = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';

/** The modules of the Classic product, by the name of the right to edit them. */
const modules: Readonly<Record<string, { module: string; texts: Texts }>> = {
  editMachines: { module: 'machines', texts: { en: 'Edit machines', fr: 'Modifier les machines' } },
  editService: { module: 'service plans', texts: { en: 'Edit service', fr: 'Modifier l’entretien' } },
  editZones: { module: 'zones', texts: { en: 'Edit zones', fr: 'Modifier les zones' } },
  editReports: { module: 'reports', texts: { en: 'Edit reports', fr: 'Modifier les rapports' } },
  editAlarms: { module: 'alarms', texts: { en: 'Edit alarms', fr: 'Modifier les alarmes' } },
};
const rights = Object.keys(modules);

/** The paths of the rights. */
export const fleetModules = rights.map((name) => `${fleetUrn}:${name}`);

const access: Readonly<Record<string, Texts>> = {
  full: { en: 'Full', fr: 'Complet' },
  assigned: { en: 'Assigned', fr: 'Attribué' },
  none: { en: 'None', fr: 'Aucun' },
};

function label(name: string, texts: Texts, value: string | null = null): Label {
  return { attribute: `${fleetUrn}:${name}`, value, texts };
}

export const fleetLabels: readonly Label[] = [
  label('userNumber', { en: 'User number', fr: 'Numéro d’utilisateur' }),
  label('fleetAccess', { en: 'Fleet access', fr: 'Accès à la flotte' }),
  ...Object.entries(access).map(([value, texts]) => label('fleetAccess', texts, value)),
  ...Object.entries(modules).map(([name, { texts }]) => label(name, texts)),
];

function right([name, { module }]: [string, { module: string }]): Attribute {
  return attribute(name, 'boolean', `Whether the user may edit ${module} in the Classic product`);
}

export const fleetSchema: Schema = {
  id: fleetUrn,
  name: 'Fleet',
  description: 'What the user may see and do in the fleet',
  attributes: [
    attribute('userNumber', 'integer', 'The number that names the user in the audit logs', {
      mutability: 'readOnly',
      uniqueness: 'server',
    }),
    attribute('fleetAccess', 'string', 'Which machines the user sees: all, those assigned to the user, or none', {
      canonicalValues: Object.keys(access),
    }),
    ...Object.entries(modules).map(right),
  ],
};

/** How likely a role has the right to edit a module. */
const rightChances: Readonly<Record<RoleName, number>> = {
  'Account Administrator': 1,
  'Fleet Manager': 0.8,
  Technician: 0.35,
  Viewer: 0.02,
};

export function describeFleet(role: RoleName, number: number, draw: Draw): JsonObject {
  const leads = role === 'Account Administrator' || role === 'Fleet Manager';
  const fleet: JsonObject = {
    userNumber: number,
    fleetAccess: leads ? 'full' : draw.pick(['full', 'assigned', 'assigned', 'none']),
  };
  for (const name of rights) fleet[name] = draw.chance(rightChances[role]);
  return fleet;
}

/** The tenant numbers its users and gives new ones no access beyond what is asked for. */
export const numbered: Rule = ({ before, draft, hidden }) => {
  if (before !== null) return;
  const wanted = draft[fleetUrn];
  draft[fleetUrn] = {
    fleetAccess: 'none',
    ...Object.fromEntries(rights.map((name) => [name, false])),
    ...(isObject(wanted) ? wanted : {}),
    userNumber: hidden.number,
  };
};
