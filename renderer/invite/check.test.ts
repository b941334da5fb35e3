import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { isAddress } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { complete, readTyped } from './check';
import { columnForTests, columnsForTests } from './columnsForTests';
import { inviteForm } from './inviteForm';
import { problemsOf, problemText } from './problems';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', []) };
});

const form = inviteForm(columnsForTests, null);
const ada = { emails: 'ada@example.com', 'name.givenName': 'Ada', 'name.familyName': 'Lovelace' };

it.each([
  ['ada@example.com', true],
  [' Ada.Lovelace+x@sub.example.co.uk ', true],
  ['jürgen@müller.example', true],
  ['ada@example', false],
  ['ada@@example.com', false],
  ['ada lovelace@example.com', false],
  ['ada@example.com;', false],
  ['@example.com', false],
  ['ada', false],
])('%s is an address: %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected);
});

describe('what follows from what was typed', () => {
  it('is the username, until it is typed itself', () => {
    expect(complete(form, ada).userName).toBe('ada@example.com');
    expect(complete(form, { ...ada, userName: 'ada' }).userName).toBe('ada');
  });

  it('is the whole name where the tenant requires it', () => {
    const columns = columnsForTests.map((column) =>
      column.key === 'displayName' ? columnForTests('displayName', { required: true }) : column,
    );
    expect(complete(inviteForm(columns, null), ada).displayName).toBe('Ada Lovelace');
    expect(complete(form, ada).displayName).toBeUndefined();
  });
});

describe('the values', () => {
  it('are those that were given, in the types of their columns', () => {
    const typed = { ...ada, roles: 'member', active: true, 'urn:example:User:reports': false, title: '' };
    expect(readTyped(speech, form, typed)).toEqual({
      values: { ...ada, userName: 'ada@example.com', roles: 'Member', active: true },
      problems: [],
    });
  });

  it('say that somebody is not active, and take the yes and no of a spreadsheet', () => {
    const { values } = readTyped(speech, form, { ...ada, active: false, 'urn:example:User:reports': 'Oui' });
    expect(values).toMatchObject({ active: false, 'urn:example:User:reports': true });
  });

  it('that do not fit are told by their column', () => {
    const { problems } = readTyped(speech, form, { emails: 'ada', roles: 'Owner', active: 'perhaps' });
    expect(problems).toMatchObject([
      { kind: 'address', column: 'emails' },
      { kind: 'value', column: 'active', failure: { code: 'not-boolean' } },
      { kind: 'value', column: 'roles', failure: { code: 'not-choice' } },
    ]);
  });

  it('that are required and missing are told too', () => {
    expect(readTyped(speech, form, {}).problems).toMatchObject([{ column: 'emails', failure: { code: 'required' } }]);
    const columns = columnsForTests.filter(({ key }) => key !== 'emails');
    expect(readTyped(speech, inviteForm(columns, null), {}).problems).toMatchObject([{ column: 'userName' }]);
  });
});

describe('a list', () => {
  const entry = (id: number, emails: string, part = {}) => ({ id, typed: { emails, ...part } });
  const problems = (entries: ReturnType<typeof entry>[], common = {}, known = {}) =>
    [...problemsOf(speech, form, common, entries, known)].map(([id, { kind, column }]) => [id, kind, column]);

  it('tells who stands in it twice, in any case', () => {
    expect(problems([entry(1, 'a@x.org'), entry(2, 'A@X.org '), entry(3, 'b@x.org')])).toEqual([
      [2, 'twice', 'emails'],
    ]);
  });

  it('tells who is here already, by address or username', () => {
    const known = { emails: new Set(['a@x.org']), userName: new Set(['b@x.org']) };
    expect(problems([entry(1, 'A@x.org'), entry(2, 'b@x.org'), entry(3, 'c@x.org')], {}, known)).toEqual([
      [1, 'known', 'emails'],
      [2, 'known', 'userName'],
    ]);
  });

  it('tells what does not fit first, of what is common to all as well', () => {
    expect(problems([entry(1, 'nonsense'), entry(2, 'a@x.org', { roles: 'Owner' })])).toEqual([
      [1, 'address', 'emails'],
      [2, 'value', 'roles'],
    ]);
    expect(problems([entry(1, 'a@x.org', { roles: 'Admin' }), entry(2, 'b@x.org')], { roles: 'Owner' })).toEqual([
      [2, 'value', 'roles'],
    ]);
  });

  it('says it in words', () => {
    const problem = {
      kind: 'value',
      column: 'roles',
      failure: { code: 'not-choice', params: {}, detail: null },
    } as const;
    expect(problemText(speech.t, problem, columnsForTests, true)).toMatch(/^Role: The tenant does not know/);
    expect(problemText(speech.t, problem, columnsForTests, false)).toMatch(/^The tenant does not know/);
  });
});
