/** The append-only record of what became of each change. */

import { sql } from 'kysely';
import type { HistoryEvent } from '../../../preload/contract';
import { all, compileOnce, type Mirror, sqlFor } from '../mirror/handle';
import { nameInRow, personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Tables } from '../mirror/tables';
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

const insertSets = compileOnce(['at', 'event', 'author', 'changes'] as const, (p) =>
  sqlFor
    .insertInto('history')
    .columns([
      ...['at', 'event', 'author', 'change_id', 'batch_id', 'remote_id', 'resource_id', 'person'],
      ...['kind', 'path', 'was', 'value'],
    ] as (keyof Tables['history'])[])
    .expression(
      sqlFor
        .selectFrom('change')
        .leftJoin('row', 'row.id', 'change.resource_id')
        .select([sql`${p.at}`.as('at'), sql`${p.event}`.as('event'), sql`${p.author}`.as('author')])
        .select(['change.id', 'change.batch_id', 'change.remote_id', 'change.resource_id', nameInRow.as('person')])
        .select(['change.kind', 'change.path', 'change.was', 'change.value'])
        .where('change.id', 'in', sql<number>`(select value from json_each(${p.changes}))`)
        .orderBy('change.id') as never,
    ),
);

/** Writes a line for each of many changes of attributes of users, as they stand in the queue, at once. */
export function recordSets(store: Store, event: HistoryEvent, changes: readonly number[]): void {
  insertSets(store.mirror).run(store.now(), event, store.author, JSON.stringify(changes));
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
