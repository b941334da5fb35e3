import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../i18n';
import { speakAsTenant } from '../i18n/tenantWords';
import { columnForTests } from '../invite/columnsForTests';
import { administrationForTests } from '../state/administrationForTests';
import { choiceWords } from './choiceWords';
import { usersListColumns } from './usersList';

const column = (key: string, choices: string[] | null = null) =>
  columnForTests(key, { type: choices ? 'choice' : 'text', choices });
const fleet = 'urn:acme:User:fleet';
const status = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:status';
const administration = administrationForTests({
  roles: [{ value: 'boss', names: { en: 'Manager', fr: 'Responsable' }, descriptions: {}, permissions: [] }],
  auditColumn: 'urn:acme:User:number',
  labels: { [fleet]: { names: {}, values: { all: { en: 'All', fr: 'Tout' } } } },
});

beforeAll(async () => {
  startTexts('en');
  speakAsTenant(administration);
  await i18next.changeLanguage('fr');
});

describe('the list of users', () => {
  it('has its twelve columns in their order, in the admin’s language', () => {
    const columns = usersListColumns(i18next.t, [], administration);
    expect(columns.map(({ header }) => header)).toEqual([
      'ID',
      'Nom',
      'Identifiant',
      'Rôle',
      'E-mail',
      'Téléphone',
      'Dernière connexion',
      'Matricule',
      'Société',
      'Créé',
      'Mis à jour',
      'Statut',
    ]);
    expect(columns[0]?.key).toBe('urn:acme:User:number');
    expect(usersListColumns(i18next.t, [], null)[0]?.key).toBe('id');
  });

  it('finds an attribute however the tenant spells its schema', () => {
    const own = 'urn:IETF:params:scim:schemas:extension:enterprise:2.0:user:organization';
    expect(usersListColumns(i18next.t, [column(own)], null)[8]?.key).toBe(own);
  });
});

it('choices read as they do in the grid', () => {
  const columns = [column('roles', ['boss', 'guest']), column(fleet, ['all', 'none']), column(status), column('title')];
  expect(choiceWords(i18next.t, columns, administration)).toEqual({
    roles: { boss: 'Responsable' },
    [fleet]: { all: 'Tout' },
    [status]: { active: 'Actif', inactive: 'Inactif', activationPending: 'Activation en attente' },
  });
});
