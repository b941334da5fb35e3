/** Columns of a tenant, for tests. */
import type { Column } from '../../preload/contract';

export function columnForTests(key: string, part: Partial<Column> = {}): Column {
  return {
    key,
    label: key,
    description: '',
    type: 'text',
    editable: part.fixed === undefined || part.fixed === null,
    fixed: null,
    required: false,
    unique: false,
    choices: null,
    shown: true,
    ...part,
  };
}

/** As most tenants have them. */
export const columnsForTests: readonly Column[] = [
  columnForTests('displayName'),
  columnForTests('name.givenName'),
  columnForTests('name.familyName'),
  columnForTests('userName', { required: true, unique: true }),
  columnForTests('emails', { required: true }),
  columnForTests('roles', { type: 'choice', choices: ['Admin', 'Member'] }),
  columnForTests('active', { type: 'boolean' }),
  columnForTests('groups', { type: 'list', fixed: 'read-only' }),
  columnForTests('meta.created', { type: 'date', fixed: 'read-only' }),
  columnForTests('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', { label: 'Department' }),
  columnForTests('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber'),
  columnForTests('urn:example:User:reports', { type: 'boolean' }),
];
