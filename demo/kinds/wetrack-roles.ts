/** The roles of an event organiser's account. */
import { administering, type Permission, type Role } from './role';

const permissions = {
  account: {
    value: 'account.settings',
    names: { en: 'Change the settings of the account', fr: 'Modifier les paramètres du compte' },
  },
  departments: { value: 'departments.edit', names: { en: 'Edit departments', fr: 'Modifier les services' } },
  events: { value: 'events.edit', names: { en: 'Plan events', fr: 'Planifier des événements' } },
  items: { value: 'items.edit', names: { en: 'Edit items of everybody', fr: 'Modifier les éléments de tous' } },
  own: { value: 'items.own', names: { en: 'Edit items of one’s own', fr: 'Modifier ses propres éléments' } },
  view: { value: 'items.view', names: { en: 'See items', fr: 'Voir les éléments' } },
} as const satisfies Record<string, Permission>;

const { account, departments, events, items, own, view } = permissions;

export const wetrackRoles = [
  {
    id: 'account-admin',
    value: 'Account Admin',
    names: { en: 'Account admin', fr: 'Administrateur du compte' },
    descriptions: { en: 'Runs the account.', fr: 'Gère le compte.' },
    permissions: [...Object.values(administering), account, departments, events, items, own, view],
  },
  {
    id: 'user-admin',
    value: 'User Admin',
    names: { en: 'User admin', fr: 'Administrateur des utilisateurs' },
    descriptions: {
      en: 'An admin who also looks after people.',
      fr: 'Un administrateur qui s’occupe aussi des personnes.',
    },
    permissions: [...Object.values(administering), events, items, own, view],
  },
  {
    id: 'admin',
    value: 'Admin',
    names: { en: 'Admin', fr: 'Administrateur' },
    descriptions: { en: 'Runs the events.', fr: 'Gère les événements.' },
    permissions: [events, items, own, view],
  },
  {
    id: 'general-role',
    value: 'General Role',
    names: { en: 'General role', fr: 'Rôle général' },
    descriptions: { en: 'Works on what is assigned.', fr: 'Travaille sur ce qui lui est confié.' },
    permissions: [own, view],
  },
] as const satisfies readonly [Role, ...Role[]];
