/** The list of users as a tenant of the kind trackunit has it exported. */
import { expect } from '@playwright/test';
import type { DemoTenant } from '../../../demo/server';
import { held } from './people';
import { serialDay } from './workbook';

type User = ReturnType<DemoTenant['tenant']['users']>[number];

/** The columns of the list of users in both languages, and the column of the grid that holds the same. */
const columns = [
  ['ID', 'ID', 'User number'],
  ['Name', 'Nom', 'Display name'],
  ['Username', 'Identifiant', 'Username'],
  ['Role', 'Rôle', 'Role'],
  ['Email', 'E-mail', 'Email'],
  ['Phone', 'Téléphone', 'Phone'],
  ['Last login', 'Dernière connexion', 'Last login'],
  ['Employee number', 'Matricule', 'Employee number'],
  ['Company', 'Société', 'Company'],
  ['Created', 'Créé', 'Created'],
  ['Updated', 'Mis à jour', 'Updated'],
  ['Status', 'Statut', 'Status'],
] as const;
const dates = new Set<string>(['Last login', 'Created', 'Updated']);
const english: Record<string, string> = {
  'Account Administrator': 'Account administrator',
  'Fleet Manager': 'Fleet manager',
  active: 'Active',
  inactive: 'Inactive',
  activationPending: 'Activation pending',
};
const french: Record<string, string> = {
  'Account Administrator': 'Administrateur du compte',
  'Fleet Manager': 'Gestionnaire de flotte',
  Technician: 'Technicien',
  Viewer: 'Lecteur',
  active: 'Actif',
  inactive: 'Inactif',
  activationPending: 'Activation en attente',
};

/** The headers of the list. */
export const headers = { en: columns.map(([name]) => name), fr: columns.map(([, name]) => name) };

/** What the cells of somebody's row hold, in the order of the headers; undefined where there is nothing. */
export function rowOf(user: User, language: keyof typeof headers): unknown[] {
  const words = language === 'en' ? english : french;
  return columns.map(([, , column]) => {
    const value = held(user, column);
    if (column === 'Last login' && value === null) {
      return held(user, 'Status') === 'activationPending' ? words.activationPending : undefined;
    }
    if (dates.has(column)) return expect.closeTo(serialDay(String(value)), 4);
    return value === null ? undefined : (words[String(value)] ?? value);
  });
}
