import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackunit } from '../kinds/trackunit';
import type { ResourceModel } from './model';
import { applyPatch, type PatchOperation } from './patch';
import type { JsonObject } from './resource';
import { attribute } from './schema';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const before: JsonObject = {
  userName: 'ada',
  name: { formatted: 'Ada L', givenName: 'Ada', familyName: 'L' },
  emails: [
    { value: 'w@a.example', type: 'work', primary: true },
    { value: 'h@a.example', type: 'home' },
  ],
  [enterprise]: { department: 'Rental' },
};
const patched = (...operations: PatchOperation[]) => applyPatch(trackunit.user, before, operations);

describe('values of a list', () => {
  const [work, home] = before.emails as JsonObject[];

  it('are added once, however often it is asked', () => {
    const operation: PatchOperation = { op: 'add', path: 'emails', value: [{ value: 'o@a.example', type: 'other' }] };
    expect(patched(operation, operation).emails).toEqual([work, home, { value: 'o@a.example', type: 'other' }]);
    expect(patched({ op: 'add', path: 'emails', value: { value: 'W@A.EXAMPLE', type: 'work' } }).emails).toHaveLength(
      2,
    );
  });

  it('give up being primary to a new one', () => {
    const { emails } = patched({ op: 'add', path: 'emails', value: [{ value: 'n@a.example', primary: true }] });
    expect(emails).toEqual([{ ...work, primary: false }, home, { value: 'n@a.example', primary: true }]);
    const moved = patched({ op: 'replace', path: 'emails[type eq "home"].primary', value: true });
    expect(moved.emails).toEqual([
      { ...work, primary: false },
      { ...home, primary: true },
    ]);
  });

  it('are made by an add whose filter describes one that there is not', () => {
    const operation: PatchOperation = { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '+45 1' };
    expect(patched(operation).phoneNumbers).toEqual([{ type: 'mobile', value: '+45 1' }]);
    expect(() => patched({ ...operation, path: 'phoneNumbers[type ne "mobile"].value' })).toThrow(/selects no value/);
  });

  it('are replaced whole, one by one, or all', () => {
    expect(patched({ op: 'replace', path: 'emails[type eq "home"]', value: { value: 'x@a.example' } }).emails).toEqual([
      work,
      { value: 'x@a.example' },
    ]);
    expect(patched({ op: 'replace', path: 'emails', value: [{ value: 'x@a.example' }] }).emails).toEqual([
      { value: 'x@a.example' },
    ]);
    expect(patched({ op: 'replace', path: 'emails', value: null })).not.toHaveProperty('emails');
  });

  it('are removed by filter, by value, or all', () => {
    expect(patched({ op: 'remove', path: 'emails[type eq "home"]' }).emails).toEqual([work]);
    expect(patched({ op: 'remove', path: 'emails', value: [{ value: 'w@a.example' }] }).emails).toEqual([home]);
    expect(patched({ op: 'remove', path: 'emails[value pr]' })).not.toHaveProperty('emails');
    expect(patched({ op: 'remove', path: 'emails' })).not.toHaveProperty('emails');
    expect(patched({ op: 'remove', path: 'emails[type eq "work"].primary' }).emails).toEqual([
      { value: 'w@a.example', type: 'work' },
      home,
    ]);
  });
});

describe('complex attributes and extensions', () => {
  it('keep what is not named', () => {
    expect(patched({ op: 'replace', path: 'name', value: { givenName: 'Grace' } }).name).toEqual({
      formatted: 'Ada L',
      givenName: 'Grace',
      familyName: 'L',
    });
    expect(patched({ op: 'add', path: enterprise, value: { organization: 'ACME' } })[enterprise]).toEqual({
      department: 'Rental',
      organization: 'ACME',
    });
  });

  it('are taken away by their name', () => {
    expect(patched({ op: 'remove', path: enterprise })).not.toHaveProperty([enterprise]);
    expect(patched({ op: 'remove', path: `${enterprise}:department` })).not.toHaveProperty([enterprise]);
    expect(patched({ op: 'remove', path: 'name.givenName' }).name).toEqual({ formatted: 'Ada L', familyName: 'L' });
  });

  it('take the core URN in front of a path', () => {
    const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
    expect(patched({ op: 'replace', path: `${core}:title`, value: 'Dr' }).title).toBe('Dr');
    expect(patched({ op: 'replace', path: core, value: { title: 'Dr' } }).title).toBe('Dr');
  });
});

it('leaves an immutable attribute once it is set', () => {
  const model: ResourceModel = {
    ...trackunit.user,
    core: {
      ...trackunit.user.core,
      attributes: [attribute('badge', 'string', 'The badge', { mutability: 'immutable' })],
    },
  };
  const set: PatchOperation = { op: 'replace', path: 'badge', value: '1' };
  expect(applyPatch(model, {}, [set])).toEqual({ badge: '1' });
  expect(applyPatch(model, { badge: '1' }, [set])).toEqual({ badge: '1' });
  const refusal = expect.objectContaining({ scimType: 'mutability' });
  expect(() => applyPatch(model, { badge: '2' }, [set])).toThrow(refusal);
  expect(() => applyPatch(model, { badge: '2' }, [{ op: 'remove', path: 'badge' }])).toThrow(refusal);
});

it('never changes what it was given, nor anything else, whatever the path', { timeout: 60_000 }, () => {
  const paths = fc.oneof(
    fc.constantFrom(
      '__proto__',
      '__proto__.x',
      'constructor.prototype.x',
      'name.__proto__.x',
      'emails[__proto__ eq 1].x',
    ),
    fc.constantFrom(
      'title',
      'name',
      'name.givenName',
      'emails',
      'emails[type eq "work"].value',
      enterprise,
      'active',
      '',
    ),
    fc.string(),
  );
  const values = fc.oneof(fc.jsonValue(), fc.constant(JSON.parse('{"__proto__":{"x":1},"title":"a"}')));
  const original = structuredClone(before);
  fc.assert(
    fc.property(fc.constantFrom('add', 'replace', 'remove'), paths, values, (op, path, value) => {
      try {
        patched({ op, path, value } as PatchOperation);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ScimError', status: 400 });
      }
      expect(before).toEqual(original);
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
