/** The engine: answers the desktop process and the windows, and tells the windows what changed. */
import type { controlCalls, engineCalls, Handlers, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { bulkHandlers } from './bulk-calls';
import { statusOf } from './desk';
import { createDesks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import { exportView } from './export-view';
import { filterHandlers } from './filter-calls';
import { createGrantedFiles } from './granted-files';
import { historyCalls } from './history-calls';
import { importHandlers } from './import-calls';
import { createJobs } from './jobs';
import { writeFact } from './mirror/facts';
import { listGroups } from './mirror/groups';
import { listMissing } from './mirror/missing';
import { statusCounts } from './mirror/view';
import { peopleHandlers } from './people-calls';
import { countOpen } from './queue/changes';
import { queueCalls } from './queue-calls';
import { createTenantClient } from './tenant/client';
import { viewHandlers } from './view-calls';
import { firstWindow, fittingFilter, viewState, viewWindow } from './views';
import { windowHandlers } from './window-calls';

export interface Engine {
  control: Handlers<typeof controlCalls>;
  calls: Handlers<typeof engineCalls>;
  /** Hears every event until the returned function is called. */
  subscribe(emit: Emit): () => void;
}

export function createEngine(environment: Environment): Engine {
  const hearers = new Set<Emit>();
  const emit: Emit = (channel, payload) => {
    for (const hear of hearers) hear(channel, payload);
  };
  const desks = createDesks(environment, emit);
  const jobs = createJobs();
  const granted = createGrantedFiles();

  const control: Handlers<typeof controlCalls> = {
    'tenant.probe': ({ baseUrl, token }) =>
      createTenantClient({ ...environment, baseUrl, token }).probe(new AbortController().signal),
    'tenant.open': (tenant) => desks.open(tenant),
    'tenant.token': ({ tenantId, token }) =>
      desks.with(tenantId, (desk) => {
        desks.signIn(desk, token);
        return succeeded(null);
      }),
    'tenant.verify': ({ tenantId, token }) => desks.with(tenantId, (desk) => desks.verify(desk, token)),
    'tenant.close': ({ tenantId, wipe }) => desks.close(tenantId, wipe),
    'changes.waiting': async () => {
      let waiting = 0;
      for (const desk of await desks.all()) {
        const open = countOpen(desk.store.mirror);
        waiting += open.pending + open.sending + open.held;
      }
      return succeeded(waiting);
    },
    'file.grant': ({ handle, path, use }) => {
      granted.grant(handle, path, use);
      return succeeded(null);
    },
    'engine.stop': async () => {
      jobs.cancelAll();
      await desks.closeAll();
      return succeeded(null);
    },
  };

  const calls: Handlers<typeof engineCalls> = {
    'tenant.status': ({ tenantId }) => desks.with(tenantId, (desk) => succeeded(statusOf(desk))),
    'tenant.columns': ({ tenantId }) =>
      desks.with(tenantId, ({ store }) =>
        succeeded(store.model.columns.map(({ path: _p, attribute: _a, shape: _s, ...column }) => column)),
      ),
    'users.statuses': ({ tenantId }) => desks.with(tenantId, ({ store }) => succeeded(statusCounts(store.mirror))),
    'users.open': ({ tenantId, columns, query, jobId, window }) =>
      desks.with(tenantId, async (desk) => {
        const fitting = fittingFilter(desk.store, query);
        if (!fitting.ok) return fitting;
        const open = (signal: AbortSignal | null) =>
          desks.openView(desk, columns, query, { signal, from: window?.start ?? 0 });
        const opened = await (jobId === undefined ? open(null) : jobs.run(jobId, open));
        if (!opened.ok) return opened;
        const state = viewState(opened.value);
        return succeeded(window ? { ...state, first: firstWindow(opened.value, window) } : state);
      }),
    'users.window': ({ viewId, start, count, columns }) =>
      desks.withBegunView(viewId, (view) => {
        view.reader.putOff();
        return succeeded(viewWindow(view, start, count, columns));
      }),
    'users.close': ({ viewId }) => {
      desks.closeView(viewId);
      return succeeded(null);
    },
    ...peopleHandlers(desks),
    ...filterHandlers(desks),
    ...viewHandlers(desks),
    ...windowHandlers(desks),
    ...queueCalls(desks, environment, emit),
    ...bulkHandlers(desks, jobs, environment, emit),
    ...historyCalls(desks, jobs, granted, environment, emit),
    ...importHandlers(desks, granted, jobs, environment, emit),
    'sync.now': ({ tenantId }) =>
      desks.with(tenantId, (desk) => {
        desk.loop.syncNow();
        return succeeded(null);
      }),
    'sync.mode': ({ tenantId, mode }) =>
      desks.with(tenantId, (desk) => {
        writeFact(desk.store.mirror, 'sendMode', mode);
        desks.edited(desk);
        return succeeded(null);
      }),
    'sync.missing': ({ tenantId, limit }) =>
      desks.with(tenantId, ({ store }) => succeeded(listMissing(store.mirror, limit))),
    'sync.decide': ({ tenantId, remove }) =>
      desks.with(tenantId, (desk) => {
        desk.loop.decide(remove);
        return succeeded(null);
      }),
    'groups.list': ({ tenantId }) => desks.with(tenantId, ({ store }) => succeeded(listGroups(store.mirror))),
    'workbook.export': ({ viewId, handle, jobId, ...workbook }) =>
      desks.withView(viewId, async (view, { tenantId, baseUrl, closing }): Promise<Result<{ rows: number }>> => {
        const path = granted.pathOf(handle, 'write');
        if (path === undefined) return failed('file-denied', { file: '' });
        return jobs.run(jobId, (signal) =>
          exportView(
            environment,
            view,
            {
              ...{ ...workbook, path, jobId, tenant: { id: tenantId, url: baseUrl } },
              signal: AbortSignal.any([signal, closing.signal]),
            },
            (progress) => emit('job.progress', progress),
          ),
        );
      }),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return succeeded(null);
    },
  };

  return {
    control,
    calls,
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}
