/** Has people written to a file as they were asked for. */
import i18next, { type TFunction } from 'i18next';
import { type Column, everyone, type Separator, type Tenant } from '../../preload/contract';
import { engine } from '../bridge/engine';
import type { Speech } from '../grid/values';
import { readGroups, useGroups } from '../groups/groups';
import { columnLabel } from '../i18n/columnLabel';
import { candidates } from '../matrix/matrix';
import { selectedRows } from '../selection/selectedPeople';
import { useAdministration } from '../state/administration';
import { runExport } from '../state/exporting';
import { showFailure } from '../state/toasts';
import { holdView, type UserList, useUsers } from '../state/users';
import { aboutSheet } from './aboutSheet';
import { choiceWords } from './choiceWords';
import { editingSheets, type Matrix, matrixOf } from './editingSheets';
import { type ExportChoice, formatOf } from './exportChoice';
import type { AskedList } from './listWords';
import { usersListColumns } from './usersList';

export interface ExportOrder {
  speech: Speech;
  tenant: Tenant;
  choice: ExportChoice;
  /** Of a text. */
  separator: Separator | null;
  /** What is on the screen, and what that is in words. */
  list: UserList;
  asked: AskedList;
  /** Told once a file was chosen. */
  begun(): void;
}

/** Asks where to, and writes them. What is on the screen now is written, whatever comes on it meanwhile. */
export async function exportPeople(order: ExportOrder): Promise<void> {
  const { choice, list } = order;
  const columns = exportedColumns(i18next.t, choice, list);
  if (choice.kind === 'editing' && useGroups.getState().groups === null) await readGroups();
  if (choice.whom === 'everybody') {
    const opened = await engine.call('users.open', {
      tenantId: order.tenant.id,
      columns: columns.map(({ key }) => key),
      query: { ...everyone, sort: list.query.sort },
    });
    if (!opened.ok) return showFailure(opened.failure);
    const { viewId, count } = opened.value;
    return holdView(viewId, () => write(order, columns, { viewId, count, people: null }));
  }
  const { viewId, count } = list.view;
  await holdView(viewId, async () => {
    if (choice.whom === 'listed') return write(order, columns, { viewId, count, people: null });
    const people = await selectedRows();
    // Why nobody can tell who is selected has been said.
    if (people !== null) await write(order, columns, { viewId, count: people.length, people });
  });
}

interface ExportColumn {
  key: string;
  header: string;
}

/** The columns that are written, with what stands above them. */
export function exportedColumns(
  t: TFunction,
  { columns }: Pick<ExportChoice, 'columns'>,
  list: Pick<UserList, 'columns'>,
): readonly ExportColumn[] {
  return columns === 'standard'
    ? usersListColumns(t, useUsers.getState().columns, useAdministration.getState().administration)
    : list.columns.map((column) => ({ key: column.key, header: columnLabel(t, column) }));
}

/** The matrix of a workbook for editing, beside a sheet of people with some columns. */
export function matrixBeside(columns: readonly ExportColumn[], people: number): Matrix {
  const enlisted = {
    groups: useGroups.getState().groups ?? [],
    groupColumns: candidates('groups'),
    moduleColumns: candidates('modules'),
  };
  return matrixOf(enlisted, new Set(columns.map(({ key }) => key)), people);
}

interface Written {
  viewId: number;
  count: number;
  /** The mirror's numbers; null for all of the view. */
  people: readonly number[] | null;
}

async function write(order: ExportOrder, columns: readonly ExportColumn[], { viewId, count, people }: Written) {
  const { t } = i18next;
  const { speech, tenant, choice, separator, list, asked, begun } = order;
  const keys = columns.map(({ key }) => key);
  const matrix = choice.kind === 'editing' ? matrixBeside(columns, count) : null;
  const known = [...useUsers.getState().columns, ...list.columns].filter(({ key }) => keys.includes(key));
  const { sheetName, ...words } = wording(t, [...known, ...(matrix?.columns ?? [])]);
  const view = asked.view?.name ?? null;
  await runExport({
    total: count,
    format: formatOf(separator),
    fileName: (date) =>
      view === null || choice.whom === 'everybody'
        ? t('export.fileName', { tenant: tenant.name, date })
        : t('export.viewFileName', { tenant: tenant.name, view, date }),
    begun,
    write: (handle, jobId) =>
      engine.call('workbook.export', {
        viewId,
        ...(people ? { people: [...people] } : {}),
        columns: keys,
        headers: columns.map(({ header }) => header.slice(0, 500)),
        handle,
        jobId,
        sheetName,
        ...words,
        ...(separator === null
          ? { about: aboutSheet(speech, { tenant, whom: choice.whom, columns: choice.columns, list: asked }) }
          : { separator }),
        ...(matrix ? { editing: editingSheets(t, sheetName, matrix) } : {}),
      }),
    finished: (rows, file) => t('export.finished', { count: rows, file }),
  });
}

/** How the sheet of an export is called, and what its cells read. */
function wording(t: TFunction, columns: readonly Column[]) {
  return {
    sheetName: t('export.sheetName').slice(0, 31),
    words: { yes: t('value.yes'), no: t('value.no'), activationPending: t('status.activationPending') },
    choices: choiceWords(t, columns, useAdministration.getState().administration),
  };
}
