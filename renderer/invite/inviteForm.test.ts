import { describe, expect, it } from 'vitest';
import { administrationForTests } from '../state/administrationForTests';
import { columnForTests, columnsForTests } from './columnsForTests';
import { inviteForm, isPersonal } from './inviteForm';

const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key.split(':').at(-1));

/** The same columns, some of them otherwise. */
const withFixed = (fixed: Record<string, 'immutable' | 'read-only' | 'not-permitted'>) =>
  columnsForTests.map((column) =>
    fixed[column.key]
      ? columnForTests(column.key, { ...column, editable: false, fixed: fixed[column.key] ?? null })
      : column,
  );

describe('what is asked of somebody new', () => {
  it('begins with what is required, then names, and leaves out what cannot be given', () => {
    const form = inviteForm(columnsForTests, administrationForTests({ moduleColumns: ['urn:example:User:reports'] }));
    expect(keys(form.main)).toEqual([
      'emails',
      'name.givenName',
      'name.familyName',
      'userName',
      'department',
      'active',
    ]);
    expect(keys(form.more)).toEqual(['displayName', 'employeeNumber']);
    expect(keys(form.modules)).toEqual(['reports']);
    expect(form.role?.key).toBe('roles');
  });

  it('has what can be given only once, and what this admin may not change later', () => {
    const form = inviteForm(withFixed({ emails: 'immutable', 'name.givenName': 'not-permitted' }), null);
    expect(keys(form.main)).toContain('emails');
    expect(form.givenName?.key).toBe('name.givenName');
  });

  it('has a whole name where the tenant knows no parts of it', () => {
    const form = inviteForm([columnForTests('userName', { required: true }), columnForTests('displayName')], null);
    expect(form.fullName?.key).toBe('displayName');
    expect(keys(form.main)).toEqual(['userName', 'displayName']);
  });
});

describe('the username', () => {
  it('is the address at first where it is required', () => {
    expect(inviteForm(columnsForTests, null).userNameFollows).toBe('email');
  });

  it('is typed or left out where it is not', () => {
    const columns = columnsForTests.map((column) =>
      column.key === 'userName' ? { ...column, required: false } : column,
    );
    expect(inviteForm(columns, null).userNameFollows).toBe('typed');
  });

  it('is not asked for where both stay as they were given', () => {
    const form = inviteForm(withFixed({ emails: 'immutable', userName: 'immutable' }), null);
    expect(form.userNameFollows).toBe('silently');
    expect(keys(form.main)).not.toContain('userName');
  });

  it('is the tenant’s own affair where nobody can give it', () => {
    const form = inviteForm(withFixed({ userName: 'read-only' }), null);
    expect(form.userName).toBeNull();
    expect(keys(form.main)).not.toContain('userName');
  });
});

it('gives many people nothing that is one’s own', () => {
  expect(keys(columnsForTests.filter(isPersonal))).toEqual([
    'displayName',
    'name.givenName',
    'name.familyName',
    'userName',
    'emails',
    'employeeNumber',
  ]);
});
