/** A marketing organisation. */
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
import { justtrackRoles } from './justtrack-roles';
import { describeSettings, settingsLabels, settingsSchema, usualSettings } from './justtrack-settings';
import type { Kind } from './kind';
import { activeByDefault, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';

export const justtrack: Kind = {
  name: 'justtrack',
  title: 'Bright Campaigns',
  user: userModel(
    userSchema(
      [
        ...['userName', 'name', 'displayName', 'title', 'preferredLanguage', 'locale', 'timezone'],
        ...['active', 'emails', 'phoneNumbers', 'photos'],
      ] as const,
      justtrackRoles.map(({ value }) => value),
    ),
    [enterpriseSchema(), adminSchema, settingsSchema],
  ),
  group: groupModel,
  administration: {
    roles: justtrackRoles,
    invitation: 'onCreate',
    auditAttribute: 'id',
    moduleAttributes: [],
    labels: settingsLabels,
    readOnlyReason: {
      en: 'Your role does not let you change everything here. Ask an admin of the organisation.',
      fr: 'Votre rôle ne vous permet pas de tout modifier ici. Adressez-vous à un administrateur de l’organisation.',
    },
    apiKeys: true,
    ownReadOnly: [],
  },
  departments: ['Acquisition', 'Brand', 'Analytics', 'Creative', 'Partners', 'Finance'],
  groups: [
    ...['Search', 'Social', 'Video', 'Affiliates', 'Newsletter', 'Influencers'].flatMap((channel) => [
      `${channel} DACH`,
      `${channel} Nordics`,
      `${channel} France`,
    ]),
    'Reporting',
    'Budget owners',
    'Agencies',
  ],
  describe(person, department, { leads }) {
    const { draw, activated, number } = person;
    const drawn = draw.pick(['Admin', 'Manager', 'Manager', 'Member', 'Member', 'Member', 'Member', 'Member']);
    const attributes: JsonObject = describeCore(person);
    attributes.roles = [{ value: leads ? 'Admin' : drawn, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = describeAccount(person);
    describeSettings(attributes, draw);
    return { attributes, hidden: { activated, number } };
  },
  rules: [activeByDefault, nameFollowsItsParts, emailsAreAddresses, oneRole, usualSettings, statusFollows],
};
