import { permits } from '../../kinds/role';
import { passwordRules } from '../../passwords/rules';
import { pictureTypeOf, pictureTypes } from '../../photos/picture';
import { badRequest } from '../../scim/error';
import { type Action, available, unconfirmed } from '../action';
import { showPhoto } from '../photo';
import { deletion } from './deletion';
import { invitation, resetPassword, withStatus } from './mailing';

const largestPhoto = 1_000_000;

const setPassword: Action = {
  id: 'setPassword',
  purpose: 'password',
  names: { en: 'Set new password', fr: 'Définir un nouveau mot de passe' },
  descriptions: {
    en: 'Replaces the user’s password at once. The user is not told the new one.',
    fr: 'Remplace immédiatement le mot de passe. Le nouveau n’est pas communiqué à l’utilisateur.',
  },
  appliesTo: null,
  inputs: [
    {
      name: 'password',
      names: { en: 'New password', fr: 'Nouveau mot de passe' },
      type: 'string',
      required: true,
      secret: true,
      rules: passwordRules,
    },
  ],
  queueable: false,
  bulk: false,
  confirmation: unconfirmed,
  unavailable({ author: { role } }) {
    if (role === null || permits(role, 'users.password')) return null;
    return {
      en: 'Only an Admin may set a password. Everybody else uses “Forgot password?” on the login page.',
      fr: 'Seul un administrateur peut définir un mot de passe. Les autres utilisent « Mot de passe oublié ? » sur la page de connexion.',
    };
  },
  perform(user, inputs, { passwords }) {
    passwords.set(user.id, inputs.text('password'));
    return {};
  },
};

const generateApiKey: Action = {
  id: 'generateApiKey',
  purpose: 'apiKey',
  names: { en: 'Generate API key', fr: 'Générer une clé API' },
  descriptions: {
    en: 'Makes a key with which a program signs in as this user. The key is shown once.',
    fr: 'Crée une clé avec laquelle un programme se connecte comme cet utilisateur. La clé n’est affichée qu’une fois.',
  },
  appliesTo: withStatus('active'),
  inputs: [
    {
      name: 'name',
      names: { en: 'Name of the key', fr: 'Nom de la clé' },
      type: 'string',
      required: true,
      secret: false,
      rules: [
        { rule: 'minLength', value: 1 },
        { rule: 'maxLength', value: 60 },
      ],
    },
  ],
  queueable: false,
  bulk: false,
  confirmation: unconfirmed,
  unavailable({ author: { role }, plan }) {
    if (plan !== 'pro') return { en: 'API keys need the Pro plan.', fr: 'Les clés API nécessitent le forfait Pro.' };
    if (role === null || permits(role, 'apiKeys.edit')) return null;
    return {
      en: 'Only an Admin may generate API keys.',
      fr: 'Seul un administrateur peut générer des clés API.',
    };
  },
  perform: (user, inputs, { keys }) => ({ key: keys.generate(user.id, inputs.text('name')) }),
};

const setPhoto: Action = {
  id: 'setPhoto',
  purpose: 'photo',
  names: { en: 'Change photo', fr: 'Changer la photo' },
  descriptions: {
    en: 'Replaces the picture that others see.',
    fr: 'Remplace l’image que les autres voient.',
  },
  appliesTo: null,
  inputs: [
    {
      name: 'photo',
      names: { en: 'Photo', fr: 'Photo' },
      type: 'binary',
      required: true,
      maxSize: largestPhoto,
      contentTypes: pictureTypes,
    },
  ],
  queueable: true,
  bulk: false,
  confirmation: unconfirmed,
  unavailable: available,
  perform(user, inputs, { tenant, photos }) {
    const bytes = inputs.file('photo');
    const type = pictureTypeOf(bytes);
    if (type === null) throw badRequest('invalidValue', `photo must be one of ${pictureTypes.join(', ')}`);
    showPhoto(tenant, user.id, photos.set(user.id, type, bytes));
    return {};
  },
};

const removePhoto: Action = {
  id: 'removePhoto',
  purpose: 'photoRemoval',
  names: { en: 'Remove photo', fr: 'Retirer la photo' },
  descriptions: { en: 'Takes the picture away.', fr: 'Enlève l’image.' },
  appliesTo: 'photos pr',
  inputs: [],
  queueable: true,
  bulk: false,
  confirmation: unconfirmed,
  unavailable: available,
  perform(user, _inputs, { tenant, photos }) {
    photos.remove(user.id);
    showPhoto(tenant, user.id, null);
    return {};
  },
};

export const justtrackActions: readonly Action[] = [
  invitation(
    {
      id: 'resendInvitation',
      names: { en: 'Resend invitation', fr: 'Renvoyer l’invitation' },
      descriptions: {
        en: 'Sends the invitation once more, while activation is pending.',
        fr: 'Envoie encore une fois l’invitation, tant que l’activation est en attente.',
      },
    },
    withStatus('activationPending'),
  ),
  resetPassword,
  setPassword,
  generateApiKey,
  setPhoto,
  removePhoto,
  deletion({
    kind: 'none',
    attribute: null,
    warning: {
      en: 'The user’s API keys stop working at once, and the photo and personal settings are lost.',
      fr: 'Les clés API de l’utilisateur cessent immédiatement de fonctionner ; sa photo et ses réglages personnels sont perdus.',
    },
  }),
];
