import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Administration } from '../../preload/contract';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { bulkActions, type Counted, offersFor } from './offers';

beforeAll(() => startTexts('en'));

const columns = [
  columnForTests('active', { type: 'boolean' }),
  columnForTests('roles', { type: 'choice', choices: ['Admin'] }),
];
const role = { value: 'Admin', names: {}, descriptions: {}, permissions: [] };
const counted: Counted = { people: 12, actions: { invite: 3, reset: 0 }, active: 12 };

const offers = (part: Partial<Administration>, given: Partial<Parameters<typeof offersFor>[0]> = {}) =>
  offersFor({
    administration: administrationForTests(part),
    columns,
    hasGroups: true,
    counted,
    t: i18next.t,
    language: 'en',
    ...given,
  });
const ids = (part: Partial<Administration>, given = {}) => offers(part, given).map(({ id }) => id);
const why = (id: string, part: Partial<Administration>, given = {}) =>
  offers(part, given).find((offer) => offer.id === id)?.why;

describe('what is offered', () => {
  it('of a plain SCIM server is what its schemas allow', () => {
    expect(ids({})).toEqual(['activate', 'deactivate', 'groups', 'values', 'delete']);
    expect(ids({}, { columns: [], hasGroups: false })).toEqual(['delete']);
    const readOnly = columns.map((column) =>
      columnForTests(column.key, { ...column, editable: false, fixed: 'read-only' }),
    );
    expect(ids({ roles: [role] }, { columns: readOnly })).toEqual(['groups', 'delete']);
  });

  it('has the tenant’s actions for several, invitations first', () => {
    const actions = [
      actionForTests('other'),
      actionForTests('reset', { purpose: 'passwordReset' }),
      actionForTests('invite', { purpose: 'invitation' }),
      actionForTests('alone', { bulk: false }),
      actionForTests('now', { queueable: false }),
      actionForTests('key', { purpose: 'apiKey' }),
      actionForTests('remove', { purpose: 'deletion' }),
    ];
    expect(bulkActions(administrationForTests({ actions })).map(({ id }) => id)).toEqual(['invite', 'reset', 'other']);
    expect(ids({ actions, roles: [role] })).toEqual([
      'activate',
      'deactivate',
      'role',
      'groups',
      'values',
      'invite',
      'reset',
      'other',
      'delete',
    ]);
  });

  it('says to how many it can be done, and why to none', () => {
    const actions = [actionForTests('invite', { purpose: 'invitation' }), actionForTests('reset')];
    const found = offers({ actions });
    expect(found.map(({ id, applies }) => [id, applies])).toEqual([
      ['activate', 0],
      ['deactivate', 12],
      ['groups', null],
      ['values', null],
      ['invite', 3],
      ['reset', 0],
      ['delete', null],
    ]);
    expect(why('activate', {})).toBe('All of them are active already.');
    expect(why('activate', {}, { counted: { ...counted, people: 1, active: 1 } })).toBe('Active already.');
    expect(why('reset', { actions })).toMatch(/none of them/);
    expect(why('invite', { actions })).toBeNull();
  });

  it('can be pressed before it is counted', () => {
    expect(offers({}, { counted: null }).every((offer) => offer.why === null && offer.applies === null)).toBe(true);
  });
});

describe('what cannot be done', () => {
  const readOnlyReason = { en: 'Only admins may.' };

  it('says that the role does not permit it, in the tenant’s words', () => {
    const forbidden = columns.map((column) =>
      columnForTests(column.key, { ...column, editable: false, fixed: 'not-permitted' }),
    );
    const found = offers({ permissions: [], readOnlyReason, roles: [role] }, { columns: forbidden });
    expect(found.map((offer) => offer.why)).toEqual(Array(6).fill('Only admins may.'));
    expect(why('delete', { permissions: ['groups.edit'] })).toMatch(/^Your role does not allow this/);
    expect(why('groups', { permissions: ['groups.edit'] })).toBeNull();
  });

  it('says why nobody can do it', () => {
    const unavailable = { en: 'It needs the Pro plan.' };
    expect(why('invite', { actions: [actionForTests('invite', { unavailable })] })).toBe('It needs the Pro plan.');
    const actions = [actionForTests('remove', { purpose: 'deletion', unavailable })];
    expect(why('delete', { actions })).toBe('It needs the Pro plan.');
  });
});
