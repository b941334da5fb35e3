import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../i18n';
import { speakAsTenant } from '../i18n/tenantWords';
import { columnForTests } from '../invite/columnsForTests';
import { administrationForTests } from '../state/administrationForTests';
import { usersListColumns } from '../workbook/usersList';
import type { Subject } from './subject';
import { suggestTargets } from './suggest';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const fleet = 'urn:acme:User:fleet';

const administration = administrationForTests({
  auditColumn: 'urn:acme:User:number',
  labels: { [fleet]: { names: { en: 'Fleet access', fr: 'Accès au parc' }, values: {} } },
});

const subject: Subject = {
  columns: [
    ...['displayName', 'name.givenName', 'name.familyName', 'userName', 'emails', 'phoneNumbers'].map((key) =>
      columnForTests(key),
    ),
    columnForTests('roles', { type: 'choice' }),
    ...['employeeNumber', 'organization', 'department'].map((name) => columnForTests(`${enterprise}:${name}`)),
    ...['lastLogin', 'status'].map((name) => columnForTests(`${admin}:${name}`, { fixed: 'read-only' })),
    ...['id', 'meta.created', 'meta.lastModified', 'urn:acme:User:number'].map((key) =>
      columnForTests(key, { fixed: 'read-only' }),
    ),
    columnForTests('name.formatted'),
    columnForTests(fleet, { label: 'fleet' }),
  ],
  groups: [
    { row: 7, name: 'Airport stewards' },
    { row: 8, name: 'Équipe de nuit' },
  ],
  administration,
};

const suggest = (headers: readonly string[], samples: string[] = [], of = subject) =>
  suggestTargets(
    of,
    headers.map((header, index) => ({ index, header, samples })),
  ).map((target) => target?.split(':').at(-1) ?? null);

beforeAll(() => {
  startTexts('en');
  speakAsTenant(administration);
});

describe('what a column may stand for', () => {
  it.each(['en', 'fr'])('is known of all twelve columns of the list of users in %s', (language) => {
    const columns = usersListColumns(i18next.getFixedT(language), subject.columns, administration);
    const targets = suggestTargets(
      subject,
      columns.map(({ header }, index) => ({ index, header, samples: [] })),
    );
    expect(targets).toEqual(columns.map(({ key }) => (key === 'displayName' ? 'whole-name' : key)));
  });

  it('is known of what other systems write', () => {
    const headers = ['Prénom', 'Nom', 'Courriel', 'Matricule', 'Mobile', 'Service'];
    expect(suggest(headers)).toEqual([
      'name.givenName',
      'name.familyName',
      'emails',
      'employeeNumber',
      'phoneNumbers',
      'department',
    ]);
    expect(suggest(['Emp. No.', 'E-Mail', 'Département', 'Full name', 'Accès au parc'])).toEqual([
      'employeeNumber',
      'emails',
      'department',
      'whole-name',
      'fleet',
    ]);
  });

  it('is known of what resembles a name', () => {
    expect(suggest(['Departments', 'Last  Names', 'e-mails', 'Usernames'])).toEqual([
      'department',
      'name.familyName',
      'emails',
      'userName',
    ]);
    expect(suggest(['Created by', 'Manager email', 'Shoe size', 'Start date', 'x', ''])).toEqual(Array(6).fill(null));
  });

  it('is a group of that name, and nothing that only resembles it', () => {
    expect(suggest(['airport stewards', 'EQUIPE DE NUIT', 'Airport steward'])).toEqual(['7', '8', null]);
  });

  it('is a whole name, unless the first name has a column of its own', () => {
    expect(suggest(['Nom', 'E-mail'])).toEqual(['whole-name', 'emails']);
    expect(suggest(['First name', 'Name'])).toEqual(['name.givenName', 'name.familyName']);
    expect(suggest(['First name', 'Last name', 'Name'])).toEqual(['name.givenName', 'name.familyName', 'displayName']);
    const plain = { ...subject, columns: subject.columns.filter(({ key }) => !key.startsWith('name.')) };
    expect(suggest(['Name'], [], plain)).toEqual(['displayName']);
  });

  it('is not the same for two: the surer one has it, and the other what is left', () => {
    expect(suggest(['Nom d’utilisateur', 'Identifiant'])).toEqual(['userName', 'number']);
    expect(suggest(['Identifiant'])).toEqual(['userName']);
    expect(suggest(['Service', 'Department'])).toEqual(['department', null]);
    expect(suggest(['ID', 'Number'])).toEqual(['id', 'number']);
  });

  it('is told by what it holds where nothing stands above it', () => {
    expect(suggest([''], ['ada@acme.example', ' bob@acme.example'])).toEqual(['emails']);
    expect(suggest([''], ['ada@acme.example', 'nobody'])).toEqual([null]);
  });
});
