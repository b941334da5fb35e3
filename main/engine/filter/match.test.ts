import { describe, expect, it } from 'vitest';
import type { Attribute, JsonObject, Schema } from '../scim/resource';
import { filterTest, matches } from './match';
import { parseFilter } from './parse';

function attribute(name: string, type: Attribute['type'] = 'string', ...subAttributes: Attribute[]): Attribute {
  return {
    name,
    type,
    multiValued: false,
    description: '',
    required: false,
    canonicalValues: [],
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    subAttributes,
  };
}

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const schemas: Schema[] = [
  {
    id: core,
    name: 'User',
    attributes: [
      attribute('userName'),
      attribute('active', 'boolean'),
      attribute('level', 'integer'),
      attribute('name', 'complex', attribute('givenName')),
      {
        ...attribute('emails', 'complex', attribute('value'), attribute('type'), attribute('primary', 'boolean')),
        multiValued: true,
      },
    ],
  },
  { id: admin, name: 'Admin', attributes: [attribute('status'), attribute('lastLogin', 'dateTime')] },
];

const ann: JsonObject = {
  id: 'u1',
  userName: 'Ann.Example',
  active: true,
  level: 7,
  name: { givenName: 'Ånn', familyName: '' },
  emails: [
    { value: 'ann@work.example', type: 'work', primary: true },
    { value: 'ann@home.example', type: 'home' },
  ],
  tags: ['red', 'blue'],
  phoneNumbers: [],
  nickName: '',
  meta: { lastModified: '2026-01-02T03:04:05.500+01:00' },
  [admin]: { status: 'activationPending', lastLogin: '2026-01-01T12:00:00Z' },
};

function holds(text: string, resource = ann): boolean {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return matches(parsed.value, resource, schemas);
}

describe('a resource', () => {
  it.each<[string, boolean]>([
    ['userName eq "ann.EXAMPLE"', true],
    ['USERNAME eq "ann.example"', true],
    [`${core}:userName eq "ann.example"`, true],
    ['userName ne "ann.example"', false],
    ['userName co "N.EX"', true],
    ['userName sw "ann" and userName ew "PLE"', true],
    ['userName gt "an" and userName lt "ann.f"', true],
    ['userName ge "ann.example" and userName le "ann.example"', true],
    ['name.givenName eq "A\u030ANN"', true],
    ['id eq "U1"', true],
  ])('matches by text: %s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['active eq true', true],
    ['active eq "True"', true],
    ['active ne false', true],
    ['active ge true', false],
    ['active eq 1', false],
    ['level eq 7', true],
    ['level gt 10', false],
    ['level gt "6.5"', true],
    ['level gt "x"', false],
    ['level ne "x"', true],
    [`${admin}:status eq "activationPending"`, true],
    [`${admin.toUpperCase()}:STATUS eq "activationPending"`, true],
    ['status eq "activationPending"', false],
    [`${admin}:lastLogin eq "2026-01-01T13:00:00.000+01:00"`, true],
    [`${admin}:lastLogin gt "2026-01-01"`, true],
    [`${admin}:lastLogin lt "2026-01-01T12:00:00"`, false],
    [`${admin}:lastLogin ge "2026-01-01T12:00:00"`, true],
    [`${admin}:lastLogin gt "yesterday"`, false],
    [`${admin}:lastLogin sw "2026-01"`, true],
    ['meta.lastModified lt "2026-01-02T02:04:06z"', true],
  ])('matches by type: %s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['emails eq "ann@home.example"', true],
    ['emails.type eq "home"', true],
    ['emails.type ne "work"', true],
    ['not (emails.type eq "home")', false],
    ['emails[type eq "work" and value co "@work"]', true],
    ['emails[type eq "work" and value co "@home"]', false],
    ['emails[not (primary pr)]', true],
    [`emails[${core}:type eq "work"]`, false],
    ['name[givenName pr]', true],
    ['tags eq "BLUE"', true],
    ['tags.value eq "blue" and tags[value sw "re"]', true],
    ['emails.display eq "x" or emails.display pr', false],
  ])('matches where any of many values does: %s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it.each([
    'title',
    'nickName',
    'phoneNumbers',
    'name.familyName',
    'name.middleName',
    'urn:unknown:User:x',
    'toString',
  ])('without a value differs from every value: %s', (path) => {
    expect(holds(`${path} pr`)).toBe(false);
    expect(holds(`${path} eq "x" or ${path} co "x" or ${path} ge "a"`)).toBe(false);
    expect(holds(`${path} ne "x" and ${path} eq null and ${path} eq ""`)).toBe(true);
    expect(holds(`${path} ne null or ${path} ne "" or ${path} gt null`)).toBe(false);
  });

  it('is there with a value of any kind', () => {
    expect(holds('emails pr and name pr and tags pr and active ne null and level ne ""')).toBe(true);
    expect(holds('active pr', { active: false })).toBe(true);
    expect(holds('level pr', { level: 0 })).toBe(true);
    expect(holds('emails pr or name pr', { emails: [{ value: '' }], name: {} })).toBe(false);
  });

  it('is compared as the filter asks where the schemas know nothing', () => {
    const odd = { age: 9, size: '10', done: 'TRUE', userName: 5 };
    expect(holds('age gt 8 and age lt 10 and size gt 9 and done eq true and userName eq "5"', odd)).toBe(true);
    expect(holds('age gt "10"', odd)).toBe(true);
  });

  it('is one of many that a filter is made for once', () => {
    const parsed = parseFilter('level gt 3');
    if (!parsed.ok) throw new Error(parsed.problem.message);
    expect([{ level: 2 }, { LEVEL: 5 }, {}].map(filterTest(parsed.value, schemas))).toEqual([false, true, false]);
  });
});
