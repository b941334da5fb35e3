/** The matrix: the list of users with groups, or modules, as its columns, to be painted. */
import { create } from 'zustand';
import { type CellValue, type Column, groupColumn } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { type Group, readGroups, useGroups } from '../groups/groups';
import { useAdministration } from '../state/administration';
import { renewFace, showFace, showPeople } from '../state/asking';
import { paceByCost } from '../state/pace';
import { showScreen } from '../state/screen';
import { reportFault } from '../state/toasts';
import { type Face, useUsers } from '../state/users';
import {
  groupColumns,
  type MatrixKind,
  matrixKinds,
  moduleColumns,
  nameColumns,
  usualColumns,
  usualGroups,
} from './columns';

/** How many people have which value in a column, most first; of a yes/no column `true` alone. */
export type ColumnCounts = readonly { value: CellValue; count: number }[];

interface MatrixState {
  tenantId: string | null;
  kind: MatrixKind;
  /** Columns that the admin chose to see, by kind; null for the usual ones. */
  picked: Record<MatrixKind, ReadonlySet<string> | null>;
  /** Of the people who are listed, by column. */
  counts: ReadonlyMap<string, ColumnCounts>;
}

const atFirst: Omit<MatrixState, 'tenantId'> = {
  kind: 'groups',
  picked: { groups: null, modules: null },
  counts: new Map(),
};

export const useMatrix = create<MatrixState>()(() => ({ tenantId: null, ...atFirst }));

/** Everything that could be a column of the matrix of this kind. */
export function candidates(kind: MatrixKind): readonly Column[] {
  const { administration } = useAdministration.getState();
  return kind === 'groups'
    ? groupColumns(useGroups.getState().groups ?? [], administration)
    : moduleColumns(useUsers.getState().columns, administration);
}

/** Keys of the columns that are shown of a kind. */
export function shownKeys(kind: MatrixKind): ReadonlySet<string> {
  const picked = useMatrix.getState().picked[kind];
  if (picked) return picked;
  if (kind === 'groups') return usualGroups(useGroups.getState().groups ?? [], ({ row }: Group) => groupColumn(row));
  return new Set(
    candidates('modules')
      .slice(0, usualColumns)
      .map(({ key }) => key),
  );
}

/** The matrix as it is to be now; it stays so until it is asked for again. */
function matrixFace(): Face {
  const { kind } = useMatrix.getState();
  const shown = shownKeys(kind);
  const painted = candidates(kind).filter(({ key }) => shown.has(key));
  return { kind: 'matrix', columns: (all) => [...nameColumns(all), ...painted] };
}

/** Shows the matrix of everybody, by what it was shown the last time. */
export async function showMatrix(wanted?: MatrixKind): Promise<void> {
  const { tenantId } = useUsers.getState();
  if (useMatrix.getState().tenantId !== tenantId) useMatrix.setState({ tenantId, ...atFirst });
  await readGroups();
  const { administration } = useAdministration.getState();
  const kinds = matrixKinds(useGroups.getState().groups?.length ?? 0, administration?.moduleColumns.length ?? 0);
  const kind = kinds.find((known) => known === (wanted ?? useMatrix.getState().kind)) ?? kinds[0];
  if (kind === undefined || useUsers.getState().tenantId !== tenantId) return;
  useMatrix.setState({ kind, counts: new Map() });
  showScreen('users');
  // From one matrix to the other, who is listed stays.
  if (useUsers.getState().face.kind === 'matrix') showFace(matrixFace());
  else showPeople({}, matrixFace());
}

/** Shows these columns and no others. */
export function pickColumns(keys: Iterable<string> | null) {
  useMatrix.setState(({ kind, picked }) => ({ picked: { ...picked, [kind]: keys && new Set(keys) } }));
  showFace(matrixFace());
}

/** Groups, modules or rights have changed: the matrix gets the columns that it has now. */
export function renewMatrix() {
  if (useUsers.getState().face.kind === 'matrix') renewFace(matrixFace());
}

/** Counts each column's people anew. */
async function count(): Promise<void> {
  const { list } = useUsers.getState();
  if (list?.face.kind !== 'matrix') return;
  const { viewId } = list.view;
  const names = new Set(nameColumns(useUsers.getState().columns).map(({ key }) => key));
  const columns = list.columns.map(({ key }) => key).filter((key) => !names.has(key));
  if (columns.length === 0) return;
  const counted = await engine.call('users.counts', { viewId, columns });
  // A view that was closed meanwhile has a successor, which is counted itself.
  if (!counted.ok || useUsers.getState().list?.view.viewId !== viewId) return;
  useMatrix.setState({ counts: new Map(counted.value.map(({ column, counts }) => [column, counts])) });
}

/** The counts follow what is painted at a calm pace. */
export const refreshCounts = paceByCost(300, 5, () => count().catch(reportFault));
