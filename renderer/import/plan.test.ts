import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../i18n';
import { speakAsTenant } from '../i18n/tenantWords';
import { columnForTests } from '../invite/columnsForTests';
import { administrationForTests } from '../state/administrationForTests';
import { columnLetters } from './columnLetters';
import { type Choices, planOf, possibleKeys, repeatedTargets, whyNot } from './plan';
import { recognisers, type Subject, targetsOf } from './subject';

const number = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber';
const status = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:status';
const administration = administrationForTests({
  roles: [
    { value: 'boss', names: { en: 'Manager', fr: 'Responsable' }, descriptions: {}, permissions: [] },
    { value: 'guest', names: { en: 'Guest', fr: 'Invité' }, descriptions: {}, permissions: [] },
  ],
});
const subject: Subject = {
  columns: [
    columnForTests('name.givenName'),
    columnForTests('userName', { fixed: 'immutable' }),
    columnForTests('emails'),
    columnForTests('roles', { type: 'choice', choices: ['boss', 'guest'] }),
    columnForTests(number),
    columnForTests(status, { fixed: 'read-only' }),
    columnForTests('id', { fixed: 'read-only' }),
  ],
  groups: [{ row: 7, name: 'Stewards' }],
  administration,
};
const inFile = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));
const choices: Choices = {
  targets: ['emails', null, 'id', 'roles', 'userName', number, 'group:7'],
  unrecognised: new Set(),
  creates: true,
  clears: false,
  zeros: {},
};

beforeAll(() => {
  startTexts('en');
  speakAsTenant(administration);
});

describe('the plan of an import', () => {
  it('recognises people by the columns that are there, in their order', () => {
    expect(recognisers(subject)).toEqual(['id', 'userName', 'emails', number]);
    expect(planOf(choices, subject, inFile(7)).match).toEqual(['id', 'userName', 'emails', number]);
    expect(planOf({ ...choices, unrecognised: new Set(['userName']) }, subject, inFile(7)).match).toEqual([
      'id',
      'emails',
      number,
    ]);
    expect(possibleKeys({ targets: ['roles', number] }, subject)).toEqual([number]);
  });

  it('says what columns stand for by their place in the file, where some are empty', () => {
    const columns = [{ index: 1 }, { index: 2 }, { index: 5 }];
    const { targets } = planOf({ ...choices, targets: ['emails', null, 'roles'] }, subject, columns);
    expect(targets).toEqual([null, 'emails', null, null, null, 'roles']);
  });

  it('knows the words of every language for what people choose', () => {
    const { words } = planOf(choices, subject, inFile(7));
    expect(words.choices).toEqual({
      roles: { Manager: 'boss', Responsable: 'boss', Guest: 'guest', Invité: 'guest' },
    });
    expect(words.yes).toEqual(expect.arrayContaining(['Yes', 'Oui']));
    expect(words.no).toEqual(expect.arrayContaining(['No', 'Non']));
    expect(words.activationPending).toEqual(['Activation pending', 'Activation en attente']);
  });

  it('creates nobody where the tenant does not permit it', () => {
    const permissions = { ...administration, permissions: ['users.edit' as const] };
    expect(planOf(choices, subject, inFile(7)).creates).toBe(true);
    expect(planOf(choices, { ...subject, administration: permissions }, inFile(7)).creates).toBe(false);
  });

  it('cannot be made where nobody is recognised, or two columns stand for the same', () => {
    expect(whyNot(choices, subject)).toBeNull();
    expect(whyNot({ ...choices, targets: ['roles', null] }, subject)).toBe('recognise');
    expect(whyNot({ ...choices, targets: ['emails'], unrecognised: new Set(['emails']) }, subject)).toBe('recognise');
    expect(whyNot({ ...choices, targets: ['emails', 'emails'] }, subject)).toBe('repeated');
    expect([...repeatedTargets(['emails', null, null, 'roles', 'emails', 'roles'])]).toEqual([4, 5]);
  });
});

it('a column says what an import can do with it', () => {
  const t = Object.assign((key: string) => key) as unknown as Parameters<typeof targetsOf>[0];
  const reach = Object.fromEntries(targetsOf(t, subject).map((target) => [target.key, target.reach]));
  expect(reach).toMatchObject({
    'whole-name': 'changes',
    emails: 'changes',
    userName: 'new',
    id: 'shown',
    [status]: 'shown',
    'group:7': 'changes',
  });
});

it('columns are called as a spreadsheet calls them', () => {
  expect([0, 25, 26, 51, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
});
