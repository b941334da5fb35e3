/** Which of a person's attributes stand under which heading. */
import type { Column, GridRow } from '../../preload/contract';
import { isLastLoginColumn, isStatusColumn } from '../i18n/columnLabel';

/** A column with its place among the person's cells. */
export interface FieldPlace {
  column: Column;
  index: number;
}

export interface PersonSections {
  profile: FieldPlace[];
  access: FieldPlace[];
  modules: FieldPlace[];
  /** What the tenant keeps of its own accord: numbers and dates. */
  account: FieldPlace[];
  /** Of the profile: empty, and seldom filled. */
  more: FieldPlace[];
}

const adminPrefix = 'urn:muster:params:scim:schemas:extension:admin:1.0:user:';
/** They stand elsewhere: in a section of their own, or beside the field that they belong to. */
const elsewhere = new Set(['groups', `${adminPrefix}pendingemail`]);
const kept = new Set(['id', 'externalId', 'meta.created', 'meta.lastModified']);

function isElsewhere(key: string): boolean {
  return elsewhere.has(key.toLowerCase()) || isStatusColumn(key) || isLastLoginColumn(key);
}

function isAccess({ key, type, choices }: Column): boolean {
  if (key === 'roles' || key === 'active' || key === 'entitlements') return true;
  return type === 'choice' && choices !== null;
}

function isAccount({ key, fixed }: Column, auditColumn: string): boolean {
  return (
    kept.has(key) || key.toLowerCase() === `${adminPrefix}lastmodifiedby` || (key === auditColumn && fixed !== null)
  );
}

/** Sorts columns into sections, in the tenant's order; empty ones that nobody can fill are left out. */
export function sectionsOf(
  columns: readonly Column[],
  row: Pick<GridRow, 'cells' | 'marks'>,
  { moduleColumns, auditColumn }: { moduleColumns: readonly string[]; auditColumn: string },
): PersonSections {
  const sections: PersonSections = { profile: [], access: [], modules: [], account: [], more: [] };
  const modules = new Set(moduleColumns);
  columns.forEach((column, index) => {
    if (isElsewhere(column.key)) return;
    const value = row.cells[index] ?? null;
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    const place = { column, index };
    if (modules.has(column.key)) sections.modules.push(place);
    else if (isEmpty && !column.editable && row.marks[index] === undefined) return;
    else if (isAccount(column, auditColumn)) sections.account.push(place);
    else if (isAccess(column)) sections.access.push(place);
    else if (isEmpty && !column.shown && row.marks[index] === undefined) sections.more.push(place);
    else sections.profile.push(place);
  });
  // A role says most of what somebody may do.
  const first = (key: string) => (key === 'roles' ? 0 : key === 'active' ? 1 : 2);
  sections.access.sort((one, other) => first(one.column.key) - first(other.column.key));
  return sections;
}

/** The value of a column, where the tenant has it. */
export function readColumn(
  columns: readonly Column[],
  row: Pick<GridRow, 'cells'>,
  matches: (key: string) => boolean,
): GridRow['cells'][number] {
  return row.cells[columns.findIndex(({ key }) => matches(key))] ?? null;
}
