import { badRequest, ScimError } from '../../scim/error';
import type { Resource } from '../../scim/resource';
import { foldName } from '../../store/store';
import type { Tenant } from '../../tenant/tenant';
import { type Action, available } from '../action';

/** Who takes over. @throws ScimError 400 where nobody has the address who can sign in */
function heirAt({ store }: Tenant, address: string): Resource {
  // People sign in with their email.
  const heir = store.users.named(foldName(address.trim()))?.resource;
  if (heir?.active !== true) throw badRequest('invalidValue', 'to must be the email of an active user');
  return heir;
}

/** Gives what is assigned to a user to another one. */
export const handOver: Action = {
  id: 'handOver',
  purpose: 'other',
  names: { en: 'Hand over items', fr: 'Transférer les éléments' },
  descriptions: {
    en: 'Assigns everything of the user to another one, who is told so by email.',
    fr: 'Attribue tout ce qui revient à l’utilisateur à un autre, qui en est averti par e-mail.',
  },
  appliesTo: null,
  inputs: [
    {
      name: 'to',
      names: { en: 'Email of who takes over', fr: 'E-mail de la personne qui reprend' },
      type: 'string',
      required: true,
      secret: false,
      rules: [],
    },
  ],
  queueable: true,
  bulk: true,
  confirmation: {
    kind: 'number',
    attribute: null,
    warning: {
      en: 'The users lose all items assigned to them: tasks, shifts, incidents and run sheets. They can only be handed back one by one.',
      fr: 'Les utilisateurs perdent tous les éléments qui leur sont attribués : tâches, services, incidents et déroulés. Ils ne peuvent être rendus qu’un à un.',
    },
  },
  unavailable: available,
  perform(user, inputs, { post, tenant }) {
    const heir = heirAt(tenant, inputs.text('to'));
    if (heir.id === user.id) throw new ScimError(409, 'notApplicable', 'the user already has the items');
    post.handOver(user, heir);
    return {};
  },
};
