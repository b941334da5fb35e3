import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discovery, fleet, user } from '../../../tests/support/tenant-model';
import { normalise, spellingOf } from './normalise';
import { formatPath, parsePath, readPath, writePath } from './path';

const path = fc.record({
  schema: fc.constantFrom(null, fleet, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'),
  attribute: fc.stringMatching(/^[a-z][A-Za-z0-9]{0,9}$/),
  sub: fc.option(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,9}$/)),
});

describe('attribute paths', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(path, (given) => {
        expect(parsePath(formatPath(given))).toEqual(given);
      }),
    );
  });

  it('give back what was put there, and nothing after it was taken away', () => {
    fc.assert(
      fc.property(path, fc.constantFrom<string | number | boolean>('x', 0, false), (given, value) => {
        const resource = writePath({}, given, value);
        expect(readPath(resource, given)).toBe(value);
        expect(readPath(writePath(resource, given, null), given)).toBeNull();
      }),
    );
  });

  it('never touch the resource they were given', () => {
    const before = user('1');
    const copy = structuredClone(before);
    writePath(before, parsePath('name.givenName'), 'Other');
    writePath(before, parsePath(`${fleet}:access`), null);
    expect(before).toEqual(copy);
  });
});

describe('spelling', () => {
  const spelling = spellingOf(discovery.schemas);

  it('is brought to the schema, on every level', () => {
    const odd = {
      ID: '1',
      USERNAME: 'a',
      Name: { GIVENNAME: 'A' },
      [fleet.toUpperCase()]: { Access: 'full' },
      Meta: { LASTMODIFIED: 'x' },
    };
    expect(normalise(odd, spelling)).toEqual({
      id: '1',
      userName: 'a',
      name: { givenName: 'A' },
      [fleet]: { access: 'full' },
      meta: { lastModified: 'x' },
    });
  });

  it('leaves the very object alone where nothing is odd', () => {
    const plain = user('1');
    expect(normalise(plain, spelling)).toBe(plain);
  });
});
