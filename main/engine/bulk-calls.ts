/** What windows ask of many cells at once: to see what a rule would do, and to do it. */
import type { bulkCalls, engineCalls, Handlers, Result } from '../../preload/contract';
import { applyBulk } from './bulk/apply';
import { preview, type Watch } from './bulk/preview';
import type { Desks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import { type Jobs, watched } from './jobs';

export function bulkHandlers(
  desks: Desks,
  jobs: Jobs,
  { now }: Environment,
  emit: Emit,
): Pick<Handlers<typeof engineCalls>, keyof typeof bulkCalls> {
  /** Does work that can be watched and cancelled where it was given an id. */
  const job = <T>(
    jobId: string | undefined,
    total: number,
    work: (watch: Watch) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    jobId === undefined
      ? work({ signal: null, tell: () => undefined })
      : jobs.run(jobId, (signal) => watched(jobId, total, now, emit, (tell) => work({ signal, tell })));

  return {
    'bulk.preview': ({ tenantId, jobId, start, count, ...bulk }) =>
      job(jobId, bulk.rows.length, (watch) =>
        desks.with(tenantId, ({ store }) => preview(store, bulk, { start, count }, watch)),
      ),
    'bulk.apply': ({ tenantId, jobId, batchId, label, ...bulk }) =>
      job(jobId, bulk.rows.length, (watch) =>
        desks.with(tenantId, async (desk) => {
          const { mirror } = desk.store;
          const before = mirror.population;
          const done = await applyBulk(desk.store, bulk, { batchId, label }, watch);
          if (done.ok) desks.edited(desk, mirror.population !== before);
          return done;
        }),
      ),
  };
}
