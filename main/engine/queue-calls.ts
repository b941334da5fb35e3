/** What windows ask of the queue. */
import type { engineCalls, Handlers, Result } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Desk } from './desk';
import type { Desks } from './desks';
import type { Emit } from './emit';
import type { Environment } from './environment';
import { watched } from './jobs';
import { act } from './queue/act';
import { applyGesture, countEdits } from './queue/apply';
import { listBatches } from './queue/batch-list';
import { listChanges } from './queue/list';
import { resolve } from './queue/resolve';
import { reverse } from './queue/reverse';
import { redo, undo } from './queue/undo';

type QueueCall =
  | 'changes.apply'
  | 'changes.list'
  | 'changes.act'
  | 'changes.resolve'
  | 'batches.list'
  | 'batches.undo'
  | 'batches.redo'
  | 'batches.reverse';

export function queueCalls(
  desks: Desks,
  { now }: Environment,
  emit: Emit,
): Pick<Handlers<typeof engineCalls>, QueueCall> {
  /** Does something to the queue, and tells the windows and the sync of it. */
  const change = <T>(tenantId: string, work: (desk: Desk) => T): Promise<Result<T>> =>
    desks.with(tenantId, (desk) => {
      const { mirror } = desk.store;
      const before = mirror.population;
      const done = work(desk);
      desks.edited(desk, mirror.population !== before);
      return succeeded(done);
    });

  return {
    'changes.apply': ({ tenantId, jobId, ...gesture }) => {
      if (jobId === undefined) return change(tenantId, ({ store }) => applyGesture(store, gesture));
      const total = countEdits(gesture.edits);
      // All is one transaction, which nothing else gets into; what is posted leaves the process all the same.
      return watched(jobId, total, now, emit, (tell) =>
        change(tenantId, ({ store }) => applyGesture(store, gesture, tell)),
      );
    },
    'changes.list': ({ tenantId, selection, before, limit }) =>
      desks.with(tenantId, ({ store }) => succeeded(listChanges(store, selection, before, limit))),
    'changes.act': ({ tenantId, action, selection }) => change(tenantId, ({ store }) => act(store, action, selection)),
    'changes.resolve': ({ tenantId, selection, resolution }) =>
      change(tenantId, ({ store }) => resolve(store, selection, resolution)),
    'batches.list': ({ tenantId, states, before, limit }) =>
      desks.with(tenantId, ({ store }) => succeeded(listBatches(store, states, before, limit))),
    'batches.undo': ({ tenantId, batchId }) => change(tenantId, ({ store }) => undo(store, batchId)),
    'batches.redo': ({ tenantId }) => change(tenantId, ({ store }) => redo(store)),
    'batches.reverse': ({ tenantId, ...reversal }) => change(tenantId, ({ store }) => reverse(store, reversal)),
  };
}
