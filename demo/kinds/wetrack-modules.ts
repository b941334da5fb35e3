/** What a user of an event organiser's account may do in which module. */
import type { Draw } from '../people/draw';
import { isObject, type JsonObject } from '../scim/resource';
import { attribute, type Schema } from '../scim/schema';
import type { Label, Rule } from './kind';
import type { Texts } from './texts';
import type { wetrackRoles } from './wetrack-roles';

type RoleName = (typeof wetrackRoles)[number]['value'];

const modulesUrn = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';

const modules: Readonly<Record<string, Texts>> = {
  planning: { en: 'Planning', fr: 'Planification' },
  accreditation: { en: 'Accreditation', fr: 'Accréditation' },
  transport: { en: 'Transport', fr: 'Transport' },
  catering: { en: 'Catering', fr: 'Restauration' },
  accommodation: { en: 'Accommodation', fr: 'Hébergement' },
  volunteers: { en: 'Volunteers', fr: 'Bénévoles' },
  incidents: { en: 'Incidents', fr: 'Incidents' },
  reports: { en: 'Reports', fr: 'Rapports' },
};
const names = Object.keys(modules);

/** The paths of the permissions. */
export const moduleAttributes = names.map((name) => `${modulesUrn}:${name}`);

const levels: Readonly<Record<string, Texts>> = {
  none: { en: 'None', fr: 'Aucun' },
  view: { en: 'View', fr: 'Consultation' },
  edit: { en: 'Edit', fr: 'Modification' },
};

export const moduleLabels: readonly Label[] = Object.entries(modules).flatMap(([name, texts]) => {
  const path = `${modulesUrn}:${name}`;
  const values = Object.entries(levels).map(([value, words]) => ({ attribute: path, value, texts: words }));
  return [{ attribute: path, value: null, texts }, ...values];
});

export const modulesSchema: Schema = {
  id: modulesUrn,
  name: 'Modules',
  description: 'What the user may do in which module',
  attributes: names.map((name) =>
    attribute(name, 'string', `Whether the user sees, or edits, what is in the module ${name}`, {
      canonicalValues: Object.keys(levels),
    }),
  ),
};

const usually: Readonly<Record<RoleName, readonly [string, ...string[]]>> = {
  'Account Admin': ['edit'],
  'User Admin': ['edit', 'edit', 'view'],
  Admin: ['edit', 'edit', 'view'],
  'General Role': ['none', 'none', 'view', 'view', 'edit'],
};

/** Adds the permissions of a generated user. */
export function describeModules(attributes: JsonObject, role: RoleName, draw: Draw): void {
  const permissions: JsonObject = {};
  for (const name of names) permissions[name] = draw.pick(usually[role]);
  attributes[modulesUrn] = permissions;
}

/** New users may do nothing but what is asked for. */
export const noModules: Rule = ({ before, draft }) => {
  if (before !== null) return;
  const wanted = draft[modulesUrn];
  const none = Object.fromEntries(names.map((name) => [name, 'none']));
  draft[modulesUrn] = { ...none, ...(isObject(wanted) ? wanted : {}) };
};
