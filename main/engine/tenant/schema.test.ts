import { describe, expect, it } from 'vitest';
import type { Json } from '../scim/resource';
import { coreUser, knownSchema } from './core-schemas';
import { type Notes, readSchema } from './schema';

function read(attributes: Json, notes: Notes = []) {
  return readSchema({ id: 'urn:x:User', name: 'User', attributes }, notes)?.attributes;
}

describe('readSchema', () => {
  it('fills in the defaults of RFC 7643 section 2.2', () => {
    expect(read([{ name: 'nickName' }])).toEqual([
      {
        name: 'nickName',
        type: 'string',
        multiValued: false,
        description: '',
        required: false,
        canonicalValues: [],
        mutability: 'readWrite',
        returned: 'default',
        uniqueness: 'none',
        subAttributes: [],
      },
    ]);
  });

  it('understands other spellings, and keeps those of names', () => {
    const [attribute] = read([
      { Name: 'hireDate', TYPE: 'datetime', multivalued: 'True', required: 'false', mutability: 'READONLY' },
    ]) ?? [null];
    expect(attribute).toMatchObject({
      name: 'hireDate',
      type: 'dateTime',
      multiValued: true,
      required: false,
      mutability: 'readOnly',
    });
  });

  it('takes an unknown type as text, and says so', () => {
    const notes: Notes = [];
    expect(read([{ name: 'score', type: 'money' }], notes)?.[0]?.type).toBe('string');
    expect(notes).toEqual(['urn:x:User:score: unknown type "money", taken as string']);
  });

  it('takes an attribute with parts but no type as complex', () => {
    const [attribute] = read([{ name: 'fleet', subAttributes: [{ name: 'level' }] }]) ?? [null];
    expect(attribute).toMatchObject({ type: 'complex', subAttributes: [{ name: 'level', type: 'string' }] });
  });

  it('leaves out what no path could name, and the second of two', () => {
    const notes: Notes = [];
    const names = read(
      [null, 3, 'text', {}, { name: '' }, { name: 'two words' }, { name: '__proto__' }, { name: 'a' }, { name: 'A' }],
      notes,
    )?.map(({ name }) => name);
    expect(names).toEqual(['a']);
    expect(notes).toHaveLength(8);
  });

  it('survives nesting without end', () => {
    let nested: Json = { name: 'leaf' };
    for (let depth = 0; depth < 5000; depth++) nested = { name: 'part', subAttributes: [nested] };
    expect(read([nested])).toHaveLength(1);
  });

  it.each<[string, Json]>([
    ['no id', { attributes: [{ name: 'a' }] }],
    ['no attributes', { id: 'urn:x' }],
    ['nothing usable', { id: 'urn:x', attributes: [1, {}] }],
    ['no object', 'urn:x'],
  ])('is null for %s', (_, json) => {
    expect(readSchema(json, [])).toBeNull();
  });
});

describe('the RFC schemas', () => {
  it('are found by id in any case', () => {
    expect(knownSchema('URN:ietf:params:scim:schemas:core:2.0:user')).toBe(coreUser);
    expect(knownSchema('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User')?.attributes).toHaveLength(6);
    expect(knownSchema('urn:x')).toBeUndefined();
  });

  it('read like those that a tenant sends', () => {
    const notes: Notes = [];
    expect(readSchema(JSON.parse(JSON.stringify(coreUser)) as Json, notes)).toEqual(coreUser);
    expect(notes).toEqual([]);
  });
});
