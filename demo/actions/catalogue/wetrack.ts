import type { Action } from '../action';
import { deletion } from './deletion';
import { handOver } from './handing-over';
import { invitation, resetPassword, withStatus } from './mailing';

export const wetrackActions: readonly Action[] = [
  invitation(
    {
      id: 'sendInvitation',
      names: { en: 'Send invitation', fr: 'Envoyer l’invitation' },
      descriptions: {
        en: 'Sends the email that invites the user. It may be sent again.',
        fr: 'Envoie l’e-mail qui invite l’utilisateur. Il peut être envoyé de nouveau.',
      },
    },
    `${withStatus('activationPending')} or ${withStatus('active')}`,
  ),
  resetPassword,
  handOver,
  deletion({
    kind: 'number',
    attribute: null,
    warning: {
      en: 'Deleting removes the users from all items assigned to them: tasks, shifts, incidents and run sheets are left without them.',
      fr: 'La suppression retire les utilisateurs de tous les éléments qui leur sont attribués : tâches, services, incidents et déroulés restent sans eux.',
    },
  }),
];
