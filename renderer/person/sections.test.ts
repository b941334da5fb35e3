import { expect, it } from 'vitest';
import type { CellValue, Column } from '../../preload/contract';
import { readColumn, sectionsOf } from './sections';

const fleet = 'urn:example:User:';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:';

function column(key: string, given: Partial<Column> = {}): Column {
  const usual = { label: key, description: '', type: 'text', editable: true, fixed: null } as const;
  return { key, ...usual, required: false, unique: false, choices: null, shown: true, ...given };
}
const readOnly = { editable: false, fixed: 'read-only' } as const;

const given: [Column, CellValue][] = [
  [column('displayName'), 'Ada'],
  [column(`${admin}status`, readOnly), 'active'],
  [column('active', { type: 'boolean' }), true],
  [column('roles', { type: 'choice', choices: ['A'] }), 'A'],
  [column(`${fleet}userNumber`, readOnly), 7],
  [column(`${fleet}fleetAccess`, { type: 'choice', choices: ['full'] }), 'full'],
  [column(`${fleet}editZones`, { type: 'boolean' }), null],
  [column('nickName', { shown: false }), null],
  [column('title'), null],
  [column('profileUrl', readOnly), null],
  [column(`${admin}pendingEmail`, readOnly), 'new@example.com'],
  [column(`${admin}lastLogin`, readOnly), '2026-01-01T00:00:00Z'],
  [column('groups', { ...readOnly, type: 'list' }), ['x']],
  [column('id', readOnly), 'u1'],
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
