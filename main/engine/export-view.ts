/** Writes a view to a workbook: the rows as they are when the export begins, read in small pieces. */
import type { CellValue, JobProgress, Result } from '../../preload/contract';
import type { Environment } from './environment';
import { jobProgress } from './jobs';
import { type View, viewCells, viewColumns } from './views';

export interface ExportRequest {
  path: string;
  jobId: string;
  headers: string[];
  sheetName: string;
  words: { yes: string; no: string };
  signal: AbortSignal;
}

const pieceSize = 500;

export async function exportView(
  environment: Environment,
  view: View,
  request: ExportRequest,
  emit: (progress: JobProgress) => void,
): Promise<Result<{ rows: number }>> {
  const { jobId, ...workbook } = request;
  const ids = view.ids;
  const progress = jobProgress(jobId, ids.length, environment.now, emit);
  progress(0, 'running');
  let written = 0;
  // exceljs is heavy, and most days nobody exports.
  const { exportWorkbook } = await import('./workbook/export');
  const result = await exportWorkbook({
    ...workbook,
    columns: viewColumns(view).map((column) => ({ type: column?.type ?? 'text' })),
    rows: rowsOf(view, ids),
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

function* rowsOf(view: View, ids: Uint32Array): Generator<CellValue[]> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    yield* viewCells(view, ids.subarray(start, start + pieceSize));
  }
}
