import { expect, it } from 'vitest';
import type { CellValue, Column } from '../../preload/contract';
import { columnForTests } from '../invite/columnsForTests';
import { readColumn, sectionsOf } from './sections';

const fleet = 'urn:example:User:';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:';

const readOnly = { editable: false, fixed: 'read-only' } as const;

const given: [Column, CellValue][] = [
  [columnForTests('displayName'), 'Ada'],
  [columnForTests(`${admin}status`, readOnly), 'active'],
  [columnForTests('active', { type: 'boolean' }), true],
  [columnForTests('roles', { type: 'choice', choices: ['A'] }), 'A'],
  [columnForTests(`${fleet}userNumber`, readOnly), 7],
  [columnForTests(`${fleet}fleetAccess`, { type: 'choice', choices: ['full'] }), 'full'],
  [columnForTests(`${fleet}editZones`, { type: 'boolean' }), null],
  [columnForTests('nickName', { shown: false }), null],
  [columnForTests('title'), null],
  [columnForTests('profileUrl', readOnly), null],
  [columnForTests(`${admin}pendingEmail`, readOnly), 'new@example.com'],
  [columnForTests(`${admin}lastLogin`, readOnly), '2026-01-01T00:00:00Z'],
  [columnForTests('groups', { ...readOnly, type: 'list' }), ['x']],
  [columnForTests('id', readOnly), 'u1'],
];
const columns = given.map(([one]) => one);
const row = { cells: given.map(([, value]) => value), marks: {} };
const told = { moduleColumns: [`${fleet}editZones`], auditColumn: `${fleet}userNumber` };
const keys = (places: { column: Column }[]) => places.map(({ column: { key } }) => key);

it('puts every attribute under one heading, or where it is shown otherwise', () => {
  const sections = sectionsOf(columns, row, told);
  expect(keys(sections.profile)).toEqual(['displayName', 'title']);
  expect(keys(sections.access)).toEqual(['roles', 'active', `${fleet}fleetAccess`]);
  expect(keys(sections.modules)).toEqual([`${fleet}editZones`]);
  expect(keys(sections.account)).toEqual([`${fleet}userNumber`, 'id']);
  expect(keys(sections.more)).toEqual(['nickName']);
});

it('knows where the value of each is', () => {
  for (const { column: one, index } of sectionsOf(columns, row, told).access) expect(columns[index]).toBe(one);
});

it('shows an empty attribute that was just emptied', () => {
  const mark = { changeId: 1, state: 'pending', was: 'Countess', failure: null } as const;
  const sections = sectionsOf(columns, { ...row, marks: { 7: mark } }, told);
  expect(keys(sections.profile)).toContain('nickName');
  expect(sections.more).toEqual([]);
});

it('reads the value of a column', () => {
  expect(readColumn(columns, row, (key) => key === 'roles')).toBe('A');
  expect(readColumn(columns, row, (key) => key === 'nothing')).toBeNull();
});
