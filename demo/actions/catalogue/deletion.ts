/** How users are deleted. */
import { type Action, available, type Confirmation } from '../action';

export function deletion(confirmation: Confirmation): Action {
  return {
    id: 'deletion',
    purpose: 'deletion',
    names: { en: 'Delete', fr: 'Supprimer' },
    descriptions: {
      en: 'Deletes the user for good.',
      fr: 'Supprime définitivement l’utilisateur.',
    },
    appliesTo: null,
    inputs: [],
    queueable: true,
    bulk: true,
    confirmation,
    unavailable: available,
    perform: null,
  };
}
