/** What is done to groups, each as one gesture that is told and can be undone. */
import i18next from 'i18next';
import { makeGesture } from '../state/gestures';
import { type Group, readGroups } from './groups';

/** Makes a group; answers its number, null where it could not be made. */
export async function createGroup(tenantId: string, name: string): Promise<number | null> {
  const { t } = i18next;
  const applied = await makeGesture({
    tenantId,
    label: { key: 'batch.group.create', params: { group: name } },
    edits: [{ kind: 'create-group', name }],
    done: () => t('groups.created', { group: name }),
  });
  await readGroups();
  return applied?.created[0] ?? null;
}

/** Answers whether the group is called so now. */
export async function renameGroup(tenantId: string, group: Group, name: string): Promise<boolean> {
  const { t } = i18next;
  const applied = await makeGesture({
    tenantId,
    label: { key: 'batch.group.rename', params: { group: group.name, name } },
    edits: [{ kind: 'rename-group', group: group.row, name }],
    done: () => t('groups.renamed', { group: group.name, name }),
  });
  await readGroups();
  return (applied?.applied ?? 0) > 0;
}

/** Answers whether the group is gone, or waits to be. */
export async function deleteGroup(tenantId: string, group: Group): Promise<boolean> {
  const { t } = i18next;
  const applied = await makeGesture({
    tenantId,
    label: { key: 'batch.group.delete', params: { group: group.name } },
    edits: [{ kind: 'delete', row: group.row }],
    done: () => t('groups.deleted', { group: group.name, count: group.members }),
  });
  await readGroups();
  return (applied?.applied ?? 0) > 0;
}

/** Puts people into a group, or takes them out of it. */
export async function changeMembers(
  tenantId: string,
  group: Pick<Group, 'row' | 'name'>,
  rows: readonly number[],
  member: boolean,
): Promise<void> {
  const { t } = i18next;
  const did = member ? 'added' : 'removed';
  await makeGesture({
    tenantId,
    label: { key: `batch.group.${did}`, params: { count: rows.length, group: group.name } },
    edits: rows.map((row) => ({ kind: 'member' as const, group: group.row, row, member })),
    done: (count) => t(`groups.${did}`, { count, group: group.name }),
  });
  await readGroups();
}
