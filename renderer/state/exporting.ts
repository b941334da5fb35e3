/** The export to Excel: one at a time, from the list that is on the screen. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { JobProgress } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import { columnLabel } from '../i18n/columnLabel';
import { reportFault, showDone, showFailure } from './toasts';
import { holdView, type UserList } from './users';

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
 */
export async function exportList(list: UserList, tenantName: string): Promise<void> {
  if (useExporting.getState().exporting) return;
  await holdView(list.view.viewId, () => chooseAndWrite(list, tenantName));
}

async function chooseAndWrite(list: UserList, tenantName: string): Promise<void> {
  const { t } = i18next;
  const name = t('export.fileName', { tenant: tenantName, date: isoDay(new Date()) });
  const chosen = await askDesktop('export.choose', { suggestedName: name.replace(forbidden, ' ').slice(-200) });
  if (!chosen.ok) return showFailure(chosen.failure);
  if (chosen.value === null) return;
  const { handle, fileName } = chosen.value;

  const jobId = crypto.randomUUID();
  useExporting.setState({ exporting: { jobId, done: 0, total: list.view.count } });
  const written = await engine
    .call('workbook.export', {
      viewId: list.view.viewId,
      handle,
      jobId,
      headers: list.columns.map((column) => columnLabel(t, column)),
      sheetName: t('export.sheetName').slice(0, 31),
      words: { yes: t('value.yes'), no: t('value.no') },
    })
    .finally(() => useExporting.setState({ exporting: null }));

  if (!written.ok) {
    if (written.failure.code === 'cancelled') showDone(t('export.cancelled'));
    else showFailure(written.failure);
    return;
  }
  showDone(t('export.finished', { count: written.value.rows, file: fileName }), {
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
