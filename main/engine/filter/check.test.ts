import { describe, expect, it } from 'vitest';
import { discovery, fleet } from '../../../tests/support/tenant-model';
import { filterDoubt, filterProblem } from './check';

const { schemas } = discovery;
const core = 'urn:ietf:params:scim:schemas:core:2.0:User';

describe('a bad filter', () => {
  it.each<[string, number, number, string, string]>([
    ['userName eq', 11, 0, 'value', ''],
    ['userName is "bo"', 9, 2, 'operator', 'is'],
    ['userName eq bo and title pr', 12, 2, 'value', 'bo'],
    ['userName eq "bo and title pr', 12, 16, 'quote', '"bo and title pr'],
    ['(userName pr or title pr', 24, 0, 'close', ''],
    ['userName pr title pr', 12, 5, 'joint', 'title'],
    ['userName pr and name.nick eq "x"', 16, 9, 'known-attribute', 'name.nick'],
    ['emails[kind eq "work"] or title pr', 7, 4, 'known-attribute', 'kind'],
    [`title pr and (${fleet}:planes gt 3)`, 14, fleet.length + 7, 'known-attribute', `${fleet.slice(0, 39)}…`],
    ['password pr', 0, 8, 'known-attribute', 'password'],
    ['active eq "maybe"', 10, 7, 'fitting-value', '"maybe"'],
    [`${fleet}:since gt "yesterday"`, fleet.length + 10, 11, 'fitting-value', '"yesterday"'],
    [`${fleet}:vehicles eq true`, fleet.length + 13, 4, 'fitting-value', 'true'],
    ['title gt null', 9, 4, 'fitting-value', 'null'],
    ['active co "tr"', 7, 2, 'operator', 'co'],
    ['name eq "Bo"', 5, 2, 'operator', 'eq'],
    ['emails[primary gt true]', 15, 2, 'operator', 'gt'],
  ])('is pointed at: %s', (text, at, length, expected, found) => {
    expect(filterDoubt(text, schemas)).toEqual({ at, length, expected, found });
  });

  it('can be used all the same where it only makes no sense', () => {
    expect(filterProblem('active eq "maybe" or title gt null', schemas)).toBeNull();
    expect(filterProblem('nickname pr', schemas)).toMatchObject({ at: 0, expected: 'known-attribute' });
  });
});

describe('a good filter', () => {
  it.each([
    'userName eq "bo"',
    `${core.toUpperCase()}:USERNAME ne null`,
    `${fleet.toUpperCase()}:Vehicles gt "3" and ${fleet}:since sw "2026"`,
    'meta.lastModified gt "2026-01-01" and meta.version pr and id pr and externalId pr and schemas co "urn"',
    'emails co "@" and emails.type eq "work" and emails[type eq "work" and not (primary eq True)]',
    'active eq "TRUE" and title co "" and title eq ""',
    'groups.display eq "Editors" or groups eq "7"',
    'schemas[value co "fleet"] and name[givenName pr]',
  ])('is left alone: %s', (text) => {
    expect(filterDoubt(text, schemas)).toBeNull();
  });
});
