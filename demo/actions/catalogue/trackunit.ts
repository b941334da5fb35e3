import type { Action } from '../action';
import { deletion } from './deletion';
import { invitation, resetPassword, withStatus } from './mailing';

export const trackunitActions: readonly Action[] = [
  invitation(
    {
      id: 'resendActivation',
      names: { en: 'Resend activation email', fr: 'Renvoyer l’e-mail d’activation' },
      descriptions: {
        en: 'Sends the activation email once more, while activation is pending.',
        fr: 'Envoie encore une fois l’e-mail d’activation, tant que l’activation est en attente.',
      },
    },
    withStatus('activationPending'),
  ),
  resetPassword,
  deletion({
    kind: 'attribute',
    attribute: 'emails',
    warning: {
      en: 'The user loses access at once. Access to the fleet, editing rights, memberships of groups and alarm subscriptions are lost and cannot be restored.',
      fr: 'L’utilisateur perd son accès immédiatement. L’accès à la flotte, les droits de modification, les appartenances aux groupes et les abonnements aux alarmes sont perdus et ne peuvent pas être rétablis.',
    },
  }),
];
