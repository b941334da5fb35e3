import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { columnLabel, isStatusColumn, statusWord } from './columnLabel';
import fr from './fr.json';

const t = ((key: keyof typeof fr) => fr[key]) as unknown as TFunction;

describe('column labels', () => {
  it.each([
    ['name.givenName', 'Prénom'],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber', 'Matricule'],
    ['urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin', 'Dernière connexion'],
  ])('of %s is the catalogue’s word', (key, label) => {
    expect(columnLabel(t, { key, label: 'own' })).toBe(label);
  });

  it('of a tenant’s own attribute is the tenant’s word, even when the name looks familiar', () => {
    expect(columnLabel(t, { key: 'urn:acme:User:title', label: 'Own title' })).toBe('Own title');
  });

  it('knows the statuses that tenants share, and leaves others as they are', () => {
    expect(isStatusColumn('urn:muster:params:scim:schemas:extension:admin:1.0:User:status')).toBe(true);
    expect(isStatusColumn('urn:acme:User:status')).toBe(false);
    expect(statusWord(t, 'activationPending')).toBe('Activation en attente');
    expect(statusWord(t, 'frozen')).toBe('frozen');
  });
});
