/** Actions that send a mail, of any kind of tenant. */
import { adminUrn } from '../../kinds/extensions';
import type { Mail } from '../../mail/mail';
import { ScimError } from '../../scim/error';
import { type Action, available, unconfirmed } from '../action';

/** The filter of users with a status. */
export function withStatus(status: 'active' | 'activationPending'): string {
  return `${adminUrn}:status eq "${status}"`;
}

function sent(mail: Mail | null): Mail {
  if (mail === null) throw new ScimError(409, 'notApplicable', 'the user has no email address to write to');
  return mail;
}

/** Sends the mail that asks a user to activate the account. */
export function invitation(wording: Pick<Action, 'id' | 'names' | 'descriptions'>, appliesTo: string): Action {
  return {
    ...wording,
    purpose: 'invitation',
    appliesTo,
    inputs: [],
    queueable: true,
    bulk: true,
    confirmation: unconfirmed,
    unavailable: available,
    perform(user, _inputs, { post, tenant }) {
      const { at } = sent(post.invite(user));
      const { noteInvitation } = tenant.kind;
      if (noteInvitation !== undefined) tenant.revise(user.id, (draft) => noteInvitation(draft, at));
      return {};
    },
  };
}

/** Sends the mail with which a user chooses a new password. */
export const resetPassword: Action = {
  id: 'resetPassword',
  purpose: 'passwordReset',
  names: { en: 'Request password reset', fr: 'Demander la réinitialisation du mot de passe' },
  descriptions: {
    en: 'Sends an email with a link to choose a new password. The old password works until then.',
    fr: 'Envoie un e-mail avec un lien pour choisir un nouveau mot de passe. L’ancien reste valable jusque-là.',
  },
  appliesTo: withStatus('active'),
  inputs: [],
  queueable: true,
  bulk: true,
  confirmation: unconfirmed,
  unavailable: available,
  perform(user, _inputs, { post }) {
    sent(post.offerReset(user));
    return {};
  },
};
