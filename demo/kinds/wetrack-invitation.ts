/** When somebody was invited to an event organiser's account: being added and being invited are two things there. */
import type { Person } from '../people/people';
import type { JsonObject } from '../scim/resource';
import { attribute, type Schema } from '../scim/schema';
import type { Label } from './kind';

const invitationUrn = 'urn:wetrack:params:scim:schemas:extension:invitation:1.0:User';

export const invitationSchema: Schema = {
  id: invitationUrn,
  name: 'Invitation',
  description: 'Whether the user was invited',
  attributes: [
    attribute('invitationSent', 'dateTime', 'When the user was last sent an invitation; missing if never', {
      mutability: 'readOnly',
    }),
  ],
};

export const invitationLabels: readonly Label[] = [
  {
    attribute: `${invitationUrn}:invitationSent`,
    value: null,
    texts: { en: 'Invitation sent', fr: 'Invitation envoyée' },
  },
];

/** @param at a SCIM dateTime */
export function noteInvitation(draft: JsonObject, at: string): void {
  draft[invitationUrn] = { invitationSent: at };
}

/** Notes down the invitation of a generated user; some of those who have not come yet were never sent any. */
export function describeInvitation(attributes: JsonObject, { draw, activated, created }: Person): void {
  const isInvited = draw.chance(0.6) || activated;
  if (isInvited) noteInvitation(attributes, new Date(created).toISOString());
}
