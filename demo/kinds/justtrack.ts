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
import type { Kind } from './kind';
import { activeByDefault, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';

const roleNames = ['Admin', 'Manager', 'Member'] as const;

export const justtrack: Kind = {
  name: 'justtrack',
  title: 'Bright Campaigns',
  user: userModel(userSchema(['userName', 'name', 'displayName', 'locale', 'active', 'emails', 'groups'], roleNames), [
    enterpriseSchema,
    adminSchema,
  ]),
  group: groupModel,
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
  describe(person, department) {
    const { externalId, userName, name, displayName, locale, active, emails } = describeCore(person);
    const role = person.draw.pick(['Admin', 'Manager', 'Manager', 'Member', 'Member', 'Member', 'Member', 'Member']);
    const attributes: JsonObject = { externalId, userName, name, displayName, locale, active, emails };
    attributes.roles = [{ value: role, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = describeAccount(person);
    return { attributes, hidden: { activated: person.activated, number: person.number } };
  },
  rules: [activeByDefault, nameFollowsItsParts, emailsAreAddresses, oneRole, statusFollows],
};
