/** The append-only record of what became of each change. */
import type { Mirror } from '../mirror/handle';
import { compileOnce, sqlFor } from '../mirror/handle';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { HistoryEvent } from '../mirror/tables';
import type { Change } from './changes';

const names = ['at', 'event', 'change', 'batch', 'remote', 'person', 'path', 'was', 'value', 'detail'] as const;
const insert = compileOnce(names, (p) =>
  sqlFor.insertInto('history').values({
    at: p.at,
    event: p.event,
    change_id: p.change,
    batch_id: p.batch,
    remote_id: p.remote,
    person: p.person,
    path: p.path,
    was: p.was,
    value: p.value,
    detail: p.detail,
  }),
);

/** Writes one line of history; belongs in the transaction of what it tells. */
export function record(store: Store, event: HistoryEvent, change: Change, detail: string | null = null): void {
  const { mirror } = store;
  insert(mirror).run(
    store.now(),
    event,
    change.id,
    change.batchId,
    change.remoteId,
    personName(mirror, change.resourceId),
    change.path,
    JSON.stringify(change.was),
    JSON.stringify(change.value),
    detail,
  );
}

/** The lines of one change, oldest first. */
export function historyOf(mirror: Mirror, changeId: number): { event: HistoryEvent; detail: string | null }[] {
  const query = sqlFor
    .selectFrom('history')
    .select(['event', 'detail'])
    .where('change_id', '=', changeId)
    .orderBy('id');
  const { sql, parameters } = query.compile();
  return mirror.sqlite.prepare(sql).all(...parameters) as { event: HistoryEvent; detail: string | null }[];
}
