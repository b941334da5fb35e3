import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackunit } from '../kinds/trackunit';
import { ScimError } from './error';
import { compileFilter, parseFilter } from './filter';
import type { JsonObject } from './resource';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';

const ada: JsonObject = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  id: 'A1',
  externalId: 'Hr-7',
  userName: 'Ada.Lovelace',
  name: { givenName: 'Ada', familyName: 'Ærø Løvelace' },
  active: true,
  emails: [
    { value: 'ada@work.example', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home' },
  ],
  [enterprise]: { department: 'Workshop' },
  [fleet]: { userNumber: 42 },
  meta: {
    resourceType: 'User',
    created: '2020-01-01T00:00:00Z',
    lastModified: '2024-05-17T08:30:00.000Z',
    version: 'W/"1"',
  },
};
const matches = (filter: string) => compileFilter(trackunit.user, parseFilter(filter))(ada);

describe('a filter', () => {
  it.each([
    'userName eq "ada.lovelace"',
    'USERNAME Eq "ADA.LOVELACE"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada"',
    'userName co "LOVE"',
    'userName ew "lace"',
    'userName ne "grace"',
    'userName gt "abc" and userName lt "b"',
    'name.familyName co "ÆRØ"',
    'id eq "A1"',
    'active eq true',
    'active eq "True"',
    'active ne false',
    'title ne "anything"',
    'title eq null',
    'userName ne null',
    'not (title pr)',
    'emails pr',
    'emails.value ew "home.example"',
    'emails co "@work"',
    'emails.type ne "work"',
    'emails[type eq "work" and primary eq true]',
    'emails[type eq "home" and not (primary eq true)]',
    'meta.lastModified ge "2024-05-17T08:30:00Z"',
    'meta.lastModified eq "2024-05-17T10:30:00+02:00"',
    'meta.lastModified lt "2024-05-17T08:30:00.001Z"',
    `${enterprise}:department eq "workshop"`,
    `${enterprise.toUpperCase()}:DEPARTMENT pr`,
    `schemas eq "${enterprise}"`,
    `${fleet}:userNumber ge 42 and ${fleet}:userNumber lt 4.3e1`,
    `(${fleet}:userNumber gt -5 or title pr) and active eq true`,
    'title pr or active eq true and userName sw "a"',
  ])('finds her by %s', (filter) => expect(matches(filter)).toBe(true));

  it.each([
    'id eq "a1"',
    'externalId eq "hr-7"',
    'active eq false',
    'title pr',
    'title eq "x"',
    'title gt ""',
    'userName eq null',
    'emails[type eq "home" and primary eq true]',
    'emails[value eq "nobody"]',
    'active eq true and not (userName sw "ada")',
    'meta.created gt "2020-01-01T01:00:00+01:00"',
    'phoneNumbers.value pr',
  ])('does not find her by %s', (filter) => expect(matches(filter)).toBe(false));

  it.each([
    '',
    'userName',
    'userName eq',
    'userName xx "a"',
    'userName eq "a',
    'userName eq "a" or',
    'userName eq "a" "b"',
    '(userName eq "a"',
    'nickName eq "a"',
    'name eq "Ada"',
    'name.nick eq "a"',
    'name.givenName.x eq "a"',
    'urn:unknown:User:department eq "a"',
    'department eq "a"',
    'active gt true',
    'active eq 1',
    'userName eq 5',
    `${fleet}:userNumber co 4`,
    'meta.created gt "yesterday"',
    'emails[department eq "a"]',
    'userName[value eq "a"]',
    'userName gt null',
    '__proto__ eq "a"',
    'constructor pr',
    '('.repeat(9_000),
    'x'.repeat(30_000),
  ])('cannot be %s', (filter) => {
    expect(() => matches(filter)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }));
    expect(() => matches(filter)).toThrow(ScimError);
  });

  it('compares any text, however odd, as it is written in JSON', { timeout: 60_000 }, () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('"', '\\', '\\"', '" or "1" eq "1', '"0"', '[x]'),
    );
    fc.assert(
      fc.property(text, text, (value, other) => {
        const user = { userName: value };
        const test = (filter: string) => compileFilter(trackunit.user, parseFilter(filter))(user);
        expect(test(`userName eq ${JSON.stringify(value)}`)).toBe(true);
        expect(test(`(userName eq ${JSON.stringify(other)})`)).toBe(other.toLowerCase() === value.toLowerCase());
        expect(test(`userName co ${JSON.stringify(other)} and active eq null`)).toBe(
          value.toLowerCase().includes(other.toLowerCase()),
        );
      }),
    );
  });

  it('either is understood or refused, but never breaks', { timeout: 60_000 }, () => {
    const word = fc.constantFrom(
      'userName',
      'emails',
      '[',
      ']',
      '(',
      ')',
      'eq',
      'and',
      'or',
      'not',
      'pr',
      '"a"',
      '-1',
      'true',
      '.value',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (filter) => {
          try {
            expect(typeof matches(filter)).toBe('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(ScimError);
          }
        },
      ),
    );
  });
});

it('keeps numbers and strings apart', () => {
  expect(parseFilter('a eq "1" and b eq 1')).toEqual({
    op: 'and',
    filters: [
      { op: 'eq', attrPath: 'a', compValue: '1' },
      { op: 'eq', attrPath: 'b', compValue: 1 },
    ],
  });
});
