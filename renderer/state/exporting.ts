/** Exports to files, one at a time: where to, how far, and what came of it. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { ExportFormat, JobProgress, Result } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import type { PullSample } from './status';
import { reportFault, showDone, showFailure } from './toasts';

interface Exporting {
  jobId: string;
  done: number;
  total: number;
  /** How far it was at some instants, from which the time left is told. */
  samples: readonly PullSample[];
}

export const useExporting = create<{ exporting: Exporting | null }>()(() => ({ exporting: null }));

/** So many samples tell the speed; their beginning goes by with them. */
const mostSamples = 100;

/** A day as it stands in file names, in local time. */
function isoDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** File systems and sheet names allow none of these. */
const forbidden = /[\\/:*?"<>|[\]]/g;

/** The dialog for the file is open. */
let isChoosing = false;

/** Asks where to, has a file written, and says what came of it; one export at a time. */
export async function runExport(given: {
  /** How many rows there will be, as far as is known. */
  total: number;
  /** A workbook unless told. */
  format?: ExportFormat;
  fileName(date: string): string;
  /** Told once a file was chosen, before it is written. */
  begun?(): void;
  write(handle: string, jobId: string): Promise<Result<{ rows: number }>>;
  finished(rows: number, file: string): string;
}): Promise<void> {
  if (useExporting.getState().exporting || isChoosing) return;
  const chosen = await chooseFile(given.fileName(isoDay(new Date())), given.format ?? 'xlsx');
  if (!chosen.ok) return showFailure(chosen.failure);
  if (chosen.value === null) return;
  const { handle, fileName } = chosen.value;
  given.begun?.();

  const jobId = crypto.randomUUID();
  useExporting.setState({ exporting: { jobId, done: 0, total: given.total, samples: [{ at: Date.now(), done: 0 }] } });
  const written = await given.write(handle, jobId).finally(() => useExporting.setState({ exporting: null }));
  tellEnd(written, (rows) => given.finished(rows, fileName), handle);
}

async function chooseFile(name: string, format: ExportFormat) {
  isChoosing = true;
  try {
    return await askDesktop('export.choose', { suggestedName: name.replace(forbidden, ' ').slice(-200), format });
  } finally {
    isChoosing = false;
  }
}

function tellEnd(written: Result<{ rows: number }>, finished: (rows: number) => string, handle: string) {
  const { t } = i18next;
  if (!written.ok) {
    if (written.failure.code === 'cancelled') showDone(t('export.cancelled'));
    else showFailure(written.failure);
    return;
  }
  const open = { label: t('export.openFile'), run: () => askOfFile('export.open', handle) };
  const reveal = { label: t('export.reveal'), run: () => askOfFile('export.reveal', handle) };
  showDone(finished(written.value.rows), open, [], reveal);
}

function askOfFile(call: 'export.open' | 'export.reveal', handle: string) {
  askDesktop(call, { handle }).then((answer) => {
    if (!answer.ok) showFailure(answer.failure);
  }, reportFault);
}

export async function cancelExport(): Promise<void> {
  const { exporting } = useExporting.getState();
  if (!exporting) return;
  const cancelled = await engine.call('jobs.cancel', { jobId: exporting.jobId });
  if (!cancelled.ok) showFailure(cancelled.failure);
}

export function takeProgress({ jobId, done, total }: JobProgress) {
  useExporting.setState(({ exporting }) => {
    if (exporting?.jobId !== jobId) return {};
    const samples = [...exporting.samples, { at: Date.now(), done }].slice(-mostSamples);
    return { exporting: { jobId, done, total, samples } };
  });
}
