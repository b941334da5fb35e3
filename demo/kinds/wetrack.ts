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
import type { Kind } from './kind';
import { activeByDefault, emailsAreAddresses, nameFollowsItsParts, oneRole } from './rules';

const roleNames = ['Account Admin', 'User Admin', 'Admin', 'General Role'] as const;

export const wetrack: Kind = {
  name: 'wetrack',
  title: 'Grand Events',
  user: userModel(userSchema(['userName', 'name', 'displayName', 'active', 'emails', 'groups'], roleNames), [
    enterpriseSchema,
    adminSchema,
  ]),
  group: groupModel,
  departments: ['Venue', 'Transport', 'Security', 'Medical', 'Catering', 'Accreditation', 'Volunteers', 'Broadcast'],
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
  describe(person, department) {
    const { externalId, name, displayName, active, emails } = describeCore(person);
    const role = person.draw.pick([
      'Account Admin',
      'User Admin',
      'Admin',
      'Admin',
      ...Array<string>(12).fill('General Role'),
    ]);
    // People sign in with their email.
    const attributes: JsonObject = { externalId, userName: person.email, name, displayName, active, emails };
    attributes.roles = [{ value: role, primary: true }];
    attributes[enterpriseUrn] = describeEmployment(person, department);
    attributes[adminUrn] = describeAccount(person);
    return { attributes, hidden: { activated: person.activated, number: person.number } };
  },
  rules: [activeByDefault, nameFollowsItsParts, emailsAreAddresses, oneRole, statusFollows],
};
