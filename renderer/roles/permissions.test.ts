import { describe, expect, it } from 'vitest';
import type { TenantRole } from '../../preload/contract';
import { administrationForTests } from '../state/administrationForTests';
import { roleChange, roleOf } from './permissions';

const role = (value: string, ...permissions: string[]): TenantRole => ({
  value,
  names: { en: value },
  descriptions: {},
  permissions: permissions.map((name) => ({ value: name, names: { en: name } })),
});

describe('another role', () => {
  it('brings permissions and takes others away; those of both stay', () => {
    const change = roleChange(role('Manager', 'read', 'edit', 'invite'), role('Auditor', 'read', 'audit'));
    expect(change.gained.map(({ value }) => value)).toEqual(['audit']);
    expect(change.lost.map(({ value }) => value)).toEqual(['edit', 'invite']);
  });

  it('than none only brings', () => {
    expect(roleChange(null, role('Manager', 'read')).gained.map(({ value }) => value)).toEqual(['read']);
    expect(roleChange(null, role('Manager', 'read')).lost).toEqual([]);
  });

  it('is found by its value in any case', () => {
    const administration = administrationForTests({ roles: [role('Manager')] });
    expect(roleOf(administration, 'MANAGER')?.value).toBe('Manager');
    expect(roleOf(administration, 'Owner')).toBeNull();
    expect(roleOf(null, null)).toBeNull();
  });
});
