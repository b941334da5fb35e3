/** The roles of a fleet manager's account. Only the first one has to do with users. */
import { administering, type Permission, type Role } from './role';

const permissions = {
  account: {
    value: 'account.settings',
    names: { en: 'Change the settings of the account', fr: 'Modifier les paramètres du compte' },
  },
  view: { value: 'machines.view', names: { en: 'See machines', fr: 'Voir les machines' } },
  machines: { value: 'machines.edit', names: { en: 'Edit machines', fr: 'Modifier les machines' } },
  service: { value: 'service.edit', names: { en: 'Plan services', fr: 'Planifier les entretiens' } },
  zones: { value: 'zones.edit', names: { en: 'Draw zones', fr: 'Tracer des zones' } },
  reports: { value: 'reports.view', names: { en: 'See reports', fr: 'Voir les rapports' } },
  alarms: { value: 'alarms.edit', names: { en: 'Set alarms', fr: 'Configurer les alarmes' } },
} as const satisfies Record<string, Permission>;

const { account, view, machines, service, zones, reports, alarms } = permissions;

export const trackunitRoles = [
  {
    id: 'account-administrator',
    value: 'Account Administrator',
    names: { en: 'Account administrator', fr: 'Administrateur du compte' },
    descriptions: {
      en: 'Runs the account and everybody in it.',
      fr: 'Gère le compte et tous ses utilisateurs.',
    },
    permissions: [...Object.values(administering), account, view, machines, service, zones, reports, alarms],
  },
  {
    id: 'fleet-manager',
    value: 'Fleet Manager',
    names: { en: 'Fleet manager', fr: 'Gestionnaire de flotte' },
    descriptions: { en: 'Plans where machines work.', fr: 'Planifie l’affectation des machines.' },
    permissions: [view, machines, service, zones, reports, alarms],
  },
  {
    id: 'technician',
    value: 'Technician',
    names: { en: 'Technician', fr: 'Technicien' },
    descriptions: { en: 'Keeps machines running.', fr: 'Entretient les machines.' },
    permissions: [view, service, alarms],
  },
  {
    id: 'viewer',
    value: 'Viewer',
    names: { en: 'Viewer', fr: 'Lecteur' },
    descriptions: { en: 'Looks, and changes nothing.', fr: 'Consulte sans rien modifier.' },
    permissions: [view, reports],
  },
] as const satisfies readonly [Role, ...Role[]];
