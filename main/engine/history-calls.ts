/** What windows ask of the history. */
import type { CellValue, engineCalls, Handlers, HistoryEntry, HistoryQuery, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import type { Desks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import type { GrantedFiles } from './granted-files';
import { historyLine } from './history-words';
import { type Jobs, jobProgress } from './jobs';
import type { Store } from './mirror/store';
import { countHistory, historyPage } from './queue/history-list';

/** Lines that are read at once for an export. */
const pieceSize = 500;

/** Of the columns in which an export has the history only the first holds no text. */
const columns = ['date', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text'] as const;

export function historyCalls(
  desks: Desks,
  jobs: Jobs,
  granted: GrantedFiles,
  environment: Environment,
  emit: Emit,
): Pick<Handlers<typeof engineCalls>, 'history.list' | 'history.export'> {
  return {
    'history.list': ({ tenantId, query, before, limit }) =>
      desks.with(tenantId, ({ store }) =>
        succeeded({ entries: historyPage(store, query, before, limit), total: countHistory(store, query) }),
      ),
    'history.export': ({ tenantId, query, handle, jobId, ...order }) =>
      desks.with(tenantId, async ({ store, closing }): Promise<Result<{ rows: number }>> => {
        const path = granted.pathOf(handle, 'write');
        if (path === undefined) return failed('file-denied', { file: '' });
        const total = countHistory(store, query);
        const progress = jobProgress(jobId, total, environment.now, (told) => emit('job.progress', told));
        // exceljs is heavy, and most days nobody exports.
        const { exportWorkbook } = await import('./workbook/export');
        return jobs.run(jobId, async (signal) => {
          let written = 0;
          const result = await exportWorkbook({
            path,
            signal: AbortSignal.any([signal, closing.signal]),
            headers: order.headers,
            sheetName: order.sheetName,
            words: { yes: order.words.yes ?? 'yes', no: order.words.no ?? 'no' },
            columns: columns.map((type) => ({ type })),
            rows: linesOf(store, query, order.words),
            total,
            onProgress: (done) => {
              written = done;
              progress(done, 'running');
            },
          });
          if (result.ok) progress(result.value.rows, 'finished');
          else progress(written, result.failure.code === 'cancelled' ? 'cancelled' : 'failed', result.failure);
          return result;
        });
      }),
  };
}

/** The lines of a query, newest first, as rows of a sheet. */
function* linesOf(store: Store, query: HistoryQuery, words: Record<string, string>): Generator<CellValue[]> {
  let before: number | null = null;
  for (;;) {
    const entries: HistoryEntry[] = historyPage(store, query, before, pieceSize);
    yield* entries.map((entry) => historyLine(entry, words));
    const last = entries.at(-1);
    if (!last) return;
    before = last.id;
  }
}
