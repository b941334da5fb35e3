/** The append-only record of what became of each change. */

import type { HistoryEvent } from '../../../preload/contract';
import { all, compileOnce, type Mirror, sqlFor } from '../mirror/handle';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, memberOf, wishOf } from './changes';

const names = [
  'at',
  'event',
  'change',
  'batch',
  'remote',
  'resource',
  'person',
  'kind',
  'path',
  'was',
  'value',
  'author',
  'detail',
] as const;
const insert = compileOnce(names, (p) =>
  sqlFor.insertInto('history').values({
    at: p.at,
    event: p.event,
    change_id: p.change,
    batch_id: p.batch,
    remote_id: p.remote,
    resource_id: p.resource,
    person: p.person,
    kind: p.kind,
    path: p.path,
    was: p.was,
    value: p.value,
    author: p.author,
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
    change.resourceId,
    personName(mirror, change.resourceId),
    change.kind,
    change.path,
    JSON.stringify(change.was),
    valueText(store, change),
    store.author,
    detail,
  );
}

/** Who joined or left a group is kept by name as well: they may leave the mirror. */
function valueText({ mirror }: Store, change: Change): string {
  // What an action was given may be large, or nobody's business later.
  if (change.kind === 'action') return JSON.stringify({ requestId: wishOf(change).requestId });
  if (change.kind !== 'add-member' && change.kind !== 'remove-member') return JSON.stringify(change.value);
  const row = memberOf(change);
  return JSON.stringify({ row, name: personName(mirror, row) });
}

/** The lines of one change, oldest first. */
export function historyOf(mirror: Mirror, changeId: number): { event: HistoryEvent; detail: string | null }[] {
  return all(
    mirror,
    sqlFor.selectFrom('history').select(['event', 'detail']).where('change_id', '=', changeId).orderBy('id'),
  );
}
