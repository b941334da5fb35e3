/** Writes people of a view to a file. */
import type { AboutSheet, EditingSheets, JobProgress, Result, Separator } from '../../preload/contract';
import type { Environment } from './environment';
import { aboutSheet } from './export-about';
import { type ExportColumn, exportColumns } from './export-columns';
import { editingWorkbook } from './export-editing';
import { type ExportedView, wordedRows } from './export-people';
import { jobProgress } from './jobs';
import type { SheetContent } from './workbook/content';
import type { SoFar, Written } from './workbook/write';

export interface ExportRequest {
  path: string;
  jobId: string;
  /** Whose people they are: the desktop's own id of the tenant, and its address. */
  tenant: { id: string; url: string };
  /** The mirror's numbers of those who are written, in their order; all of the view unless told. */
  people?: number[] | undefined;
  /** Keys of the columns; those of the view unless told. One that the tenant lacks stays empty. */
  columns?: string[] | undefined;
  headers: string[];
  sheetName: string;
  words: { yes: string; no: string; activationPending: string };
  choices: Record<string, Record<string, string>>;
  /** Writes a text instead of a workbook. */
  separator?: Separator | undefined;
  about?: AboutSheet | undefined;
  /** Makes the workbook one that is meant to come back. */
  editing?: EditingSheets | undefined;
  signal: AbortSignal;
}

export async function exportView(
  environment: Environment,
  view: ExportedView,
  request: ExportRequest,
  emit: (progress: JobProgress) => void,
): Promise<Result<{ rows: number }>> {
  const ids = request.people ? Uint32Array.from(new Set(request.people)) : view.ids;
  const columns = exportColumns(view.store, request.columns ?? view.keys, request.headers);
  const progress = jobProgress(request.jobId, ids.length, environment.now, emit);
  progress(0, 'running');
  // Where people are written more than once, each time is a part of the way.
  const times = request.separator ? 1 : timesWritten(request);
  let people = 0;
  const result = await write(environment, view, request, { ids, columns }, (rows) => {
    people = Math.min(ids.length, Math.floor(rows / times));
    progress(people, 'running');
  });
  if (result.ok) progress(result.value.rows, 'finished');
  else if (result.failure.code === 'cancelled') progress(people, 'cancelled');
  else progress(people, 'failed', result.failure);
  return result;
}

/** Themselves, who was written, and the matrix. */
function timesWritten({ editing }: ExportRequest): number {
  if (!editing) return 1;
  return editing.matrix ? 3 : 2;
}

interface Chosen {
  ids: Uint32Array;
  columns: ExportColumn[];
}

async function write(
  environment: Environment,
  view: ExportedView,
  request: ExportRequest,
  { ids, columns }: Chosen,
  onProgress: (rows: number) => void,
): Promise<Result<Written>> {
  const { path, signal, words, choices, sheetName, separator, about, editing, tenant } = request;
  const file = { path, signal, total: ids.length, onProgress };
  const time = environment.now();
  const vocabulary = { words, choices, activationPending: words.activationPending };
  const plain: SheetContent = {
    sheetName,
    headers: columns.map(({ header }) => header),
    columns: columns.map(({ type }) => ({ type })),
    words,
    rows: wordedRows(view, ids, columns, vocabulary),
  };
  // exceljs is heavy, and most days nobody exports.
  const { exportText, exportWorkbook } = await import('./workbook/export');
  if (separator) return exportText({ ...plain, ...file, separator });

  const sheets = editing
    ? editingWorkbook({ view, ids, columns, sheetName, vocabulary, editing, tenant, time })
    : { people: plain, further: () => [] };
  function* further(soFar: SoFar): Generator<SheetContent> {
    if (about && !editing) yield aboutSheet(about, soFar.rows, time);
    yield* sheets.further(soFar);
    if (about && editing) yield aboutSheet(about, soFar.rows, time);
  }
  return exportWorkbook({ ...sheets.people, ...file, further, now: () => time });
}
