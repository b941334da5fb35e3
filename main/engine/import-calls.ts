/** What windows ask while people are imported from a workbook. */
import type { engineCalls, Handlers, ImportSummary, importCalls, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import type { Desk } from './desk';
import type { Desks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import { appliedBefore, applyLines, countWanted, type ImportAnswer, type ImportOrder } from './import/apply';
import type { OpenImport } from './import/imports';
import { judgeAll } from './import/judging';
import { fixCell, leaveOut, listLines } from './import/lines';
import { absentByName, namesOf } from './import/people-named';
import { type OpenTable, readFile } from './import/read-file';
import { summarise } from './import/summary';
import { type Jobs, jobProgress } from './jobs';
import type { Store } from './mirror/store';
import { openTable } from './workbook/reading/open';

/** Hears how much of how much is done. */
type Tell = (done: number, total: number) => void;

export function importHandlers(
  desks: Desks,
  granted: ReadonlyMap<string, string>,
  jobs: Jobs,
  environment: Environment,
  emit: Emit,
  open: OpenTable = openTable,
): Pick<Handlers<typeof engineCalls>, keyof typeof importCalls> {
  /** Runs work whose progress the window hears of, and how it ends. */
  async function told<T>(jobId: string, work: (tell: Tell) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    const progressOf = (total: number) =>
      jobProgress(jobId, total, environment.now, (told) => emit('job.progress', told));
    let [last, whole, progress] = [0, 0, progressOf(0)];
    const result = await work((done, total) => {
      if (total !== whole) progress = progressOf(total);
      [last, whole] = [done, total];
      progress(done, 'running');
    });
    if (result.ok) progress(whole, 'finished');
    else progress(last, result.failure.code === 'cancelled' ? 'cancelled' : 'failed', result.failure);
    return result;
  }

  const summaryOf = (store: Store, { scratch, judgement }: OpenImport): ImportSummary =>
    summarise(store, scratch, judgement?.keys ?? []);

  function apply(desk: Desk, one: OpenImport, order: ImportOrder, tell: Tell): Result<ImportAnswer> {
    if (!one.judgement) return failed('unknown-import');
    const { mirror } = desk.store;
    const before = mirror.population;
    const total = countWanted(one.scratch);
    const applied = applyLines(desk.store, one.scratch, one.judgement, order, (done) => tell(done, total));
    desks.edited(desk, mirror.population !== before);
    return applied;
  }

  return {
    'import.read': ({ tenantId, importId, jobId, handle, format }) =>
      desks.with(tenantId, async ({ imports }) => {
        const path = granted.get(handle);
        if (path === undefined) return failed('file-denied', { file: '' });
        return jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            imports.begin(importId, signal, async (one, stop) => {
              const read = await readFile(one.scratch, open, path, format, stop, tell);
              if (!read.ok) return read;
              one.read = read.value;
              return succeeded(read.value.table);
            }),
          ),
        );
      }),
    'import.judge': ({ tenantId, importId, jobId, plan }) =>
      desks.with(tenantId, ({ imports, store }) =>
        jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            imports.anew(importId, signal, async (one, stop) => {
              if (!one.read) return failed('unknown-import');
              const { table, bare } = one.read;
              one.judgement = null;
              one.absent = null;
              const onProgress = (done: number) => tell(done, table.lines);
              const judged = await judgeAll(store, one.scratch, plan, bare, stop, onProgress);
              if (!judged.ok) return judged;
              one.judgement = judged.value;
              return succeeded(summaryOf(store, one));
            }),
          ),
        ),
      ),
    'import.lines': ({ tenantId, importId, ...query }) =>
      desks.with(tenantId, ({ imports }) =>
        imports.with(importId, ({ scratch, judgement }) =>
          succeeded(judgement ? listLines(scratch, judgement.keys, query) : { total: 0, lines: [] }),
        ),
      ),
    'import.fix': ({ tenantId, importId, ...correction }) =>
      desks.with(tenantId, ({ imports, store }) =>
        imports.with(importId, (one) => {
          if (!one.judgement) return failed('unknown-import');
          const line = fixCell(store, one.scratch, one.judgement, correction);
          return line.ok ? succeeded({ line: line.value, summary: summaryOf(store, one) }) : line;
        }),
      ),
    'import.leaveOut': ({ tenantId, importId, of, out }) =>
      desks.with(tenantId, ({ imports, store }) =>
        imports.with(importId, (one) => {
          leaveOut(one.scratch, of, out);
          return succeeded(summaryOf(store, one));
        }),
      ),
    'import.absent': ({ tenantId, importId, start, count }) =>
      desks.with(tenantId, ({ imports, store }) =>
        imports.with(importId, (one) => {
          if (!one.judgement) return succeeded([]);
          if (one.absent === null || start === 0) one.absent = absentByName(store, one.scratch);
          return succeeded(namesOf(store, one.absent.subarray(start, start + count)));
        }),
      ),
    'import.apply': ({ tenantId, importId, jobId, ...order }) =>
      desks.with(tenantId, async (desk) => {
        const before = appliedBefore(desk.store, order.batchId);
        if (before) return succeeded(before);
        return jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            desk.imports.with(importId, (one) =>
              signal.aborted ? failed('cancelled') : apply(desk, one, order, tell),
            ),
          ),
        );
      }),
    'import.close': ({ tenantId, importId }) =>
      desks.with(tenantId, ({ imports }) => {
        imports.close(importId);
        return succeeded(null);
      }),
  };
}
