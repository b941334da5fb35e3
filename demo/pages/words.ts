/** The words on the tenant's pages. */
import type { Texts } from '../kinds/texts';
import type { MailKind } from '../mail/mail';

export const mailKinds: Readonly<Record<MailKind, Texts>> = {
  activation: { en: 'Activation', fr: 'Activation' },
  reset: { en: 'Password reset', fr: 'Réinitialisation du mot de passe' },
  'email-old': { en: 'Change of email', fr: 'Changement d’adresse' },
  'email-new': { en: 'Confirmation of email', fr: 'Confirmation d’adresse' },
  handover: { en: 'Handover', fr: 'Transfert' },
};

export const words = {
  mailbox: { en: 'Mailbox', fr: 'Boîte aux lettres' },
  address: { en: 'Address', fr: 'Adresse' },
  search: { en: 'Search', fr: 'Rechercher' },
  showAll: { en: 'Show all', fr: 'Tout afficher' },
  noMails: { en: 'Nothing has been mailed yet.', fr: 'Aucun e-mail n’a encore été envoyé.' },
  noMatches: { en: 'Nothing was mailed to such an address.', fr: 'Rien n’a été envoyé à une telle adresse.' },
  to: { en: 'To', fr: 'À' },
  code: { en: 'Code', fr: 'Code' },
  openLink: { en: 'Open the link', fr: 'Ouvrir le lien' },
  activate: { en: 'Activate your account', fr: 'Activer votre compte' },
  activated: { en: 'Your account is active.', fr: 'Votre compte est actif.' },
  alreadyActive: { en: 'Your account is active already.', fr: 'Votre compte est déjà actif.' },
  deactivated: {
    en: 'Your account was deactivated. Ask an administrator.',
    fr: 'Votre compte a été désactivé. Adressez-vous à un administrateur.',
  },
  userName: { en: 'Username', fr: 'Nom d’utilisateur' },
  userNameTaken: {
    en: 'This username is taken. Choose another.',
    fr: 'Ce nom d’utilisateur est pris. Choisissez-en un autre.',
  },
  password: { en: 'Password', fr: 'Mot de passe' },
  passwordAgain: { en: 'Password again', fr: 'Mot de passe, une seconde fois' },
  passwordMissing: { en: 'Choose a password.', fr: 'Choisissez un mot de passe.' },
  passwordsDiffer: { en: 'The passwords differ.', fr: 'Les mots de passe diffèrent.' },
  reset: { en: 'Choose a new password', fr: 'Choisir un nouveau mot de passe' },
  resetDone: { en: 'Your password was changed.', fr: 'Votre mot de passe a été changé.' },
  confirmEmail: { en: 'Confirm your email address', fr: 'Confirmer votre adresse e-mail' },
  confirmed: { en: 'Your email address was changed.', fr: 'Votre adresse e-mail a été changée.' },
  confirm: { en: 'Confirm', fr: 'Confirmer' },
  linkInvalid: {
    en: 'This link is not valid, or not any more.',
    fr: 'Ce lien n’est pas valable, ou ne l’est plus.',
  },
  codeInvalid: {
    en: 'This code is not valid, or not any more.',
    fr: 'Ce code n’est pas valable, ou ne l’est plus.',
  },
} satisfies Record<string, Texts>;

/** How many older mails are not shown. */
export function olderMails(count: number): Texts {
  return { en: `${count} older ones are not shown.`, fr: `${count} plus anciens ne sont pas affichés.` };
}
