/** What windows ask while people are imported from a workbook. */
import type { engineCalls, Handlers, ImportSummary, importCalls, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import type { Desk } from './desk';
import type { Desks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import type { GrantedFiles } from './granted-files';
import { appliedBefore, applyLines, type ImportAnswer, type ImportOrder } from './import/apply';
import { deactivable } from './import/deactivable';
import type { OpenImport } from './import/imports';
import { judgeAll } from './import/judging';
import { fixCell, leaveOut, listLines } from './import/lines';
import { absentByName, absentPeople, strangersIn } from './import/people-named';
import { prepareLines } from './import/prepare';
import { listReasons, writeProblems } from './import/problems';
import { type OpenTable, readFile } from './import/read-file';
import { settleLines } from './import/settling';
import { summarise } from './import/summary';
import { countWanted } from './import/todo';
import { writeReport } from './import-report';
import { type Jobs, jobProgress } from './jobs';
import { countUsers } from './mirror/resources';
import type { Store } from './mirror/store';
import { openTable } from './workbook/reading/open';

/** Hears how much of how much is done. */
type Tell = (done: number, total: number) => void;

/** An import of which it is known what it would do. */
interface Judged {
  store: Store;
  scratch: OpenImport['scratch'];
  read: NonNullable<OpenImport['read']>;
  judgement: NonNullable<OpenImport['judgement']>;
}

export function importHandlers(
  desks: Desks,
  granted: GrantedFiles,
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

  const summaryOf = (store: Store, { scratch, read, judgement }: OpenImport): ImportSummary =>
    summarise(store, scratch, judgement ?? { parts: read?.parts ?? [], keys: [] });

  /** Told in halves: what is written for the lines is found out, and is then written. */
  async function apply(
    desk: Desk,
    one: OpenImport,
    order: ImportOrder,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<Result<ImportAnswer>> {
    const { scratch, judgement } = one;
    if (!judgement) return failed('unknown-import');
    const { store } = desk;
    const lines = countWanted(scratch, order);
    const prepared = await prepareLines(store, scratch, judgement, order, signal, (done) => tell(done, 2 * lines));
    if (!prepared.ok) return prepared;
    const before = store.mirror.population;
    const onProgress = (done: number) => tell(lines + done, 2 * lines);
    const applied = await applyLines(store, scratch, judgement, prepared.value, order, signal, onProgress);
    if (applied.ok) desks.edited(desk, store.mirror.population !== before);
    return applied;
  }

  /** Writes a file about an import that was judged. */
  async function written<T>(
    { tenantId, importId, jobId, handle }: { tenantId: string; importId: string; jobId: string; handle: string },
    write: (one: Judged, path: string, stop: AbortSignal, tell: Tell) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return desks.with(tenantId, async ({ imports, store }) => {
      const path = granted.pathOf(handle, 'write');
      if (path === undefined) return failed('file-denied', { file: '' });
      return jobs.run(jobId, (signal) =>
        told(jobId, (tell) =>
          imports.with(importId, async ({ scratch, read, judgement }, closed) => {
            if (!read || !judgement) return failed('unknown-import');
            return write({ store, scratch, read, judgement }, path, AbortSignal.any([signal, closed]), tell);
          }),
        ),
      );
    });
  }

  return {
    'import.read': ({ tenantId, importId, jobId, handle, format }) =>
      desks.with(tenantId, async (desk) => {
        const { imports } = desk;
        const path = granted.pathOf(handle, 'read');
        if (path === undefined) return failed('file-denied', { file: '' });
        return jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            imports.begin(importId, signal, async (one, stop) => {
              const read = await readFile(one.scratch, desk, open, path, format, stop, tell);
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
              const { table } = one.read;
              one.judgement = null;
              one.absent = null;
              const onProgress = (done: number) => tell(done, table.lines);
              const judged = await judgeAll(store, one.scratch, plan, one.read, stop, onProgress);
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
          succeeded(judgement ? listLines(scratch, judgement, query) : { total: 0, lines: [] }),
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
        imports.with(importId, async (one) => {
          const left = await leaveOut(one.scratch, of, out);
          return left.ok ? succeeded(summaryOf(store, one)) : left;
        }),
      ),
    'import.settle': ({ tenantId, importId, jobId, ...asked }) =>
      desks.with(tenantId, ({ imports, store }) =>
        jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            imports.with(importId, async (one) => {
              if (!one.judgement) return failed('unknown-import');
              const settled = await settleLines(store, one.scratch, one.judgement, asked, signal, tell);
              return settled.ok ? succeeded(summaryOf(store, one)) : settled;
            }),
          ),
        ),
      ),
    'import.absent': ({ tenantId, importId, search = '', start, count }) =>
      desks.with(tenantId, ({ imports, store }) =>
        imports.with(importId, (one) => {
          if (!one.judgement) return succeeded({ total: 0, people: [] });
          if (one.absent === null || one.absent.search !== search || start === 0) {
            const strangers = strangersIn(one.scratch);
            const rows = absentByName(store, one.scratch, one.judgement.parts, search, strangers);
            one.absent = { search, rows, strangers };
          }
          const { rows, strangers } = one.absent;
          const people = absentPeople(store, rows.subarray(start, start + count), strangers);
          return succeeded({ total: rows.length, people });
        }),
      ),
    'import.deactivable': ({ tenantId, importId, search = '' }) =>
      desks.with(tenantId, ({ imports, store }) =>
        imports.with(importId, async ({ scratch, judgement }, signal) => {
          const everybody = countUsers(store.mirror);
          if (!judgement) return succeeded({ rows: [], everybody });
          const rows = await deactivable(store, scratch, judgement.parts, search, signal);
          return rows.ok ? succeeded({ rows: rows.value, everybody }) : rows;
        }),
      ),
    'import.apply': ({ tenantId, importId, jobId, ...order }) =>
      desks.with(tenantId, async (desk) => {
        const before = appliedBefore(desk.store, order.batchId);
        if (before) return succeeded(before);
        return jobs.run(jobId, (signal) =>
          told(jobId, (tell) =>
            desk.imports.with(importId, (one, closed) => {
              const stop = AbortSignal.any([signal, closed]);
              return stop.aborted ? failed('cancelled') : apply(desk, one, order, stop, tell);
            }),
          ),
        );
      }),
    'import.reasons': ({ tenantId, importId }) =>
      desks.with(tenantId, ({ imports }) =>
        imports.with(importId, ({ scratch, judgement }) =>
          judgement ? listReasons(scratch, judgement) : succeeded([]),
        ),
      ),
    'import.problems': ({ reasons, sheetName, ...asked }) =>
      written(asked, ({ scratch, read, judgement }, path, stop, tell) => {
        const order = { path, reasons, sheetName, now: environment.now };
        return writeProblems(scratch, read, judgement, order, stop, (lines) => tell(lines, read.table.lines));
      }),
    'import.report': ({ tenantId, importId, jobId, handle, ...order }) =>
      written({ tenantId, importId, jobId, handle }, ({ store, scratch, judgement }, path, stop, tell) =>
        writeReport(store, scratch, judgement, { ...order, path, now: environment.now }, stop, tell),
      ),
    'import.close': ({ tenantId, importId }) =>
      desks.with(tenantId, ({ imports }) => {
        imports.close(importId);
        return succeeded(null);
      }),
  };
}
