/** Edits made in the panel: the same changes as the list's. */
import type { BatchLabel, CellValue, Column, Edit, Person } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { applyEdits } from '../state/changes';
import { rereadPerson } from '../state/person';

/** Makes one edit; answers why it was refused. */
export async function editOnce(tenantId: string, label: BatchLabel, edit: Edit): Promise<Failure | null> {
  const applied = await applyEdits(tenantId, label, [edit]);
  if (!applied.ok) return applied.failure;
  await rereadPerson();
  return applied.value.refused[0]?.failure ?? null;
}

/** Gives a field a value; answers why it was refused. `label` is what the column is called now. */
export function editField(
  tenantId: string,
  { row, name }: Pick<Person, 'row' | 'name'>,
  column: Column,
  label: string,
  value: CellValue,
): Promise<Failure | null> {
  const params = { column: label, columnKey: column.key, person: name };
  return editOnce(tenantId, { key: 'batch.edit', params }, { row: row.id, column: column.key, value });
}
