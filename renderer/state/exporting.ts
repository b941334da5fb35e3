/** Exports to Excel, one at a time: of the list that is on the screen, or of the history. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { Column, JobProgress, Result } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import { columnLabel } from '../i18n/columnLabel';
import { choiceWords } from '../workbook/choiceWords';
import { usersListColumns } from '../workbook/usersList';
import { useAdministration } from './administration';
import { everyone } from './query';
import { reportFault, showDone, showFailure } from './toasts';
import { holdView, type UserList, useUsers } from './users';

interface Exporting {
  jobId: string;
  done: number;
  total: number;
}

export const useExporting = create<{ exporting: Exporting | null }>()(() => ({ exporting: null }));

/** A day as it stands in file names, in local time. */
function isoDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** File systems and sheet names allow none of these. */
const forbidden = /[\\/:*?"<>|[\]]/g;

/**
 * Asks where to, and writes the list as it is shown: its columns, order, search and filter. It is held from the
 * beginning, because another one may come on the screen while the dialog is open.
 *
 * @param viewName of the saved view that is shown, for the name of the file
 */
export async function exportList(list: UserList, tenantName: string, viewName: string | null): Promise<void> {
  if (useExporting.getState().exporting) return;
  await holdView(list.view.viewId, () => chooseAndWrite(list, tenantName, viewName));
}

async function chooseAndWrite(list: UserList, tenant: string, view: string | null): Promise<void> {
  const { t } = i18next;
  await runExport({
    total: list.view.count,
    fileName: (date) =>
      view === null ? t('export.fileName', { tenant, date }) : t('export.viewFileName', { tenant, view, date }),
    write: (handle, jobId) =>
      engine.call('workbook.export', {
        viewId: list.view.viewId,
        handle,
        jobId,
        headers: list.columns.map((column) => columnLabel(t, column)),
        ...wording(list.columns),
      }),
    finished: (count, file) => t('export.finished', { count, file }),
  });
}

/** How the sheet of an export is called, and what its cells read. */
function wording(columns: readonly Column[]) {
  const { t } = i18next;
  return {
    sheetName: t('export.sheetName').slice(0, 31),
    words: {
      yes: t('value.yes'),
      no: t('value.no'),
      activationPending: t('status.activationPending'),
    },
    choices: choiceWords(t, columns, useAdministration.getState().administration),
  };
}

/** Asks where to, and writes all users of a tenant in the columns that other systems expect. */
export async function exportUsersList(tenantId: string, tenantName: string): Promise<void> {
  const { t } = i18next;
  if (useExporting.getState().exporting) return;
  const { administration } = useAdministration.getState();
  const all = useUsers.getState().columns;
  const columns = usersListColumns(t, all, administration);
  const keys = columns.map(({ key }) => key);
  const opened = await engine.call('users.open', { tenantId, columns: keys, query: everyone });
  if (!opened.ok) return showFailure(opened.failure);
  const { viewId, count } = opened.value;
  await holdView(viewId, () =>
    runExport({
      total: count,
      fileName: (date) => t('export.fileName', { tenant: tenantName, date }),
      write: (handle, jobId) =>
        engine.call('workbook.export', {
          viewId,
          columns: keys,
          handle,
          jobId,
          headers: columns.map(({ header }) => header),
          ...wording(all.filter(({ key }) => keys.includes(key))),
        }),
      finished: (users, file) => t('export.finished', { count: users, file }),
    }),
  );
}

/** Asks where to, has a file written, and says what came of it; one export at a time. */
export async function runExport(given: {
  /** How many rows there will be, as far as is known. */
  total: number;
  fileName(date: string): string;
  write(handle: string, jobId: string): Promise<Result<{ rows: number }>>;
  finished(rows: number, file: string): string;
}): Promise<void> {
  const { t } = i18next;
  if (useExporting.getState().exporting) return;
  const suggestedName = given.fileName(isoDay(new Date())).replace(forbidden, ' ').slice(-200);
  const chosen = await askDesktop('export.choose', { suggestedName });
  if (!chosen.ok) return showFailure(chosen.failure);
  if (chosen.value === null) return;
  const { handle, fileName } = chosen.value;

  const jobId = crypto.randomUUID();
  useExporting.setState({ exporting: { jobId, done: 0, total: given.total } });
  const written = await given.write(handle, jobId).finally(() => useExporting.setState({ exporting: null }));

  if (!written.ok) {
    if (written.failure.code === 'cancelled') showDone(t('export.cancelled'));
    else showFailure(written.failure);
    return;
  }
  showDone(given.finished(written.value.rows, fileName), {
    label: t('export.reveal'),
    run: () => reveal(handle).catch(reportFault),
  });
}

async function reveal(handle: string) {
  const revealed = await askDesktop('export.reveal', { handle });
  if (!revealed.ok) showFailure(revealed.failure);
}

export async function cancelExport(): Promise<void> {
  const { exporting } = useExporting.getState();
  if (!exporting) return;
  const cancelled = await engine.call('jobs.cancel', { jobId: exporting.jobId });
  if (!cancelled.ok) showFailure(cancelled.failure);
}

export function takeProgress({ jobId, done, total }: JobProgress) {
  useExporting.setState(({ exporting }) => (exporting?.jobId === jobId ? { exporting: { jobId, done, total } } : {}));
}
