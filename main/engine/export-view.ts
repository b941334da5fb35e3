/** Writes a view to a workbook: the rows as they are when the export begins, read in small pieces. */
import type { CellValue, JobProgress, Result } from '../../preload/contract';
import type { Environment } from './environment';
import { type Wording, wordingOf } from './export-words';
import { jobProgress } from './jobs';
import { type View, viewCells, viewColumns } from './views';

export interface ExportRequest {
  path: string;
  jobId: string;
  /** Keys of the columns; those of the view unless told. One that the tenant lacks stays empty. */
  columns?: string[] | undefined;
  headers: string[];
  sheetName: string;
  words: { yes: string; no: string; activationPending: string };
  choices: Record<string, Record<string, string>>;
  signal: AbortSignal;
}

const pieceSize = 500;

export async function exportView(
  environment: Environment,
  view: View,
  request: ExportRequest,
  emit: (progress: JobProgress) => void,
): Promise<Result<{ rows: number }>> {
  const { jobId, columns, choices, ...workbook } = request;
  const { activationPending } = workbook.words;
  const keys = columns ?? view.keys;
  const ids = view.ids;
  const progress = jobProgress(jobId, ids.length, environment.now, emit);
  progress(0, 'running');
  let written = 0;
  // exceljs is heavy, and most days nobody exports.
  const { exportWorkbook } = await import('./workbook/export');
  const result = await exportWorkbook({
    ...workbook,
    columns: viewColumns(view, keys).map((column) => ({ type: column?.type ?? 'text' })),
    rows: rowsOf(view, ids, wordingOf(keys, { activationPending, choices })),
    total: ids.length,
    onProgress: (done) => {
      written = done;
      progress(done, 'running');
    },
  });
  if (result.ok) progress(result.value.rows, 'finished');
  else if (result.failure.code === 'cancelled') progress(written, 'cancelled');
  else progress(written, 'failed', result.failure);
  return result;
}

function* rowsOf(view: View, ids: Uint32Array, { keys, word }: Wording): Generator<CellValue[]> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    for (const cells of viewCells(view, ids.subarray(start, start + pieceSize), keys)) yield word(cells);
  }
}
