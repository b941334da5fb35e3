/** The roles of a marketing organisation. */
import { administering, type Permission, type Role } from './role';

const permissions = {
  password: {
    value: 'users.password',
    names: { en: 'Set passwords of others', fr: 'Définir le mot de passe des autres' },
  },
  keys: {
    value: 'apiKeys.edit',
    names: { en: 'Generate and revoke API keys', fr: 'Générer et révoquer des clés API' },
  },
  billing: { value: 'billing.edit', names: { en: 'Change the plan and pay', fr: 'Changer de forfait et payer' } },
  integrations: { value: 'integrations.edit', names: { en: 'Connect ad networks', fr: 'Connecter des régies' } },
  campaignsEdit: {
    value: 'campaigns.edit',
    names: { en: 'Create and edit campaigns', fr: 'Créer et modifier des campagnes' },
  },
  budgets: { value: 'budgets.edit', names: { en: 'Set budgets', fr: 'Définir les budgets' } },
  audiences: { value: 'audiences.edit', names: { en: 'Edit audiences', fr: 'Modifier les audiences' } },
  exports: { value: 'reports.export', names: { en: 'Export reports', fr: 'Exporter les rapports' } },
  campaigns: { value: 'campaigns.view', names: { en: 'See campaigns', fr: 'Voir les campagnes' } },
  reports: { value: 'reports.view', names: { en: 'See reports', fr: 'Voir les rapports' } },
} as const satisfies Record<string, Permission>;

const { password, keys, billing, integrations, campaignsEdit, budgets, audiences, exports, campaigns, reports } =
  permissions;

export const justtrackRoles = [
  {
    id: 'admin',
    value: 'Admin',
    names: { en: 'Admin', fr: 'Administrateur' },
    descriptions: {
      en: 'Runs the organisation: people, plan, keys and campaigns.',
      fr: 'Gère l’organisation : personnes, forfait, clés et campagnes.',
    },
    permissions: [
      ...Object.values(administering),
      ...[password, keys, billing, integrations],
      ...[campaignsEdit, budgets, audiences, exports, campaigns, reports],
    ],
  },
  {
    id: 'manager',
    value: 'Manager',
    names: { en: 'Manager', fr: 'Responsable' },
    descriptions: {
      en: 'Runs campaigns, and the people who work on them.',
      fr: 'Gère les campagnes et les personnes qui y travaillent.',
    },
    permissions: [
      ...[administering['users.create'], administering['users.edit'], administering['groups.edit']],
      ...[campaignsEdit, budgets, audiences, exports, campaigns, reports],
    ],
  },
  {
    id: 'member',
    value: 'Member',
    names: { en: 'Member', fr: 'Membre' },
    descriptions: { en: 'Sees campaigns and how they do.', fr: 'Consulte les campagnes et leurs résultats.' },
    permissions: [campaigns, reports],
  },
] as const satisfies readonly [Role, ...Role[]];
