/** The history as lists and exports show it. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { BatchLabel, HistoryEntry, HistoryQuery } from '../../../preload/contract';
import { fold } from '../mirror/fold';
import { all, first, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { Tables } from '../mirror/tables';
import type { Json } from '../scim/resource';
import type { Change } from './changes';
import { valuesOf } from './list';

type Lines = SelectQueryBuilder<Tables, 'history', object>;

function matching(query: HistoryQuery): Lines {
  let lines: Lines = sqlFor.selectFrom('history');
  for (const word of fold(query.person).split(/\s+/).filter(Boolean)) {
    lines = lines.where(sql<boolean>`instr(fold(history.person), ${word}) > 0`);
  }
  if (query.row !== null) lines = lines.where(concerns(query.row));
  if (query.column !== null) lines = lines.where('history.path', '=', query.column);
  if (query.batchId !== null) lines = lines.where('history.batch_id', '=', query.batchId);
  if (query.events !== null) lines = lines.where('history.event', 'in', query.events);
  if (query.from !== null) lines = lines.where('history.at', '>=', query.from);
  if (query.until !== null) lines = lines.where('history.at', '<', query.until);
  return lines;
}

/** Memberships are changes of the group: whose they are stands in their value. */
function concerns(row: number): RawBuilder<boolean> {
  const members = sql`history.kind in ('add-member', 'remove-member') and json_extract(history.value, '$.row') = ${row}`;
  return sql<boolean>`(history.resource_id = ${row} or (${members}))`;
}

/** A page of the history, newest first. */
export function historyPage(store: Store, query: HistoryQuery, before: number | null, limit: number): HistoryEntry[] {
  const lines = matching(query);
  const page = before === null ? lines : lines.where('history.id', '<', before);
  const rows = all(
    store.mirror,
    page
      .leftJoin('batch', 'batch.id', 'history.batch_id')
      .leftJoin('change', 'change.id', 'history.change_id')
      .leftJoin('resource', 'resource.id', 'history.resource_id')
      .selectAll('history')
      .select(['batch.label', 'change.state', 'resource.id as row'])
      .orderBy('history.id', 'desc')
      .limit(limit),
  );
  return rows.map((row): HistoryEntry => {
    const values: Pick<Change, 'kind' | 'path' | 'was' | 'value'> = {
      kind: row.kind,
      path: row.path,
      was: JSON.parse(row.was) as Json,
      value: JSON.parse(row.value) as Json,
    };
    return {
      id: row.id,
      at: row.at,
      event: row.event,
      changeId: row.change_id,
      kind: row.kind,
      batchId: row.batch_id,
      batchLabel: row.label === null ? null : (JSON.parse(row.label) as BatchLabel),
      author: row.author,
      row: row.row,
      person: row.person,
      column: row.path,
      ...valuesOf(store, values),
      detail: row.detail,
      reversible:
        row.state === 'done' && row.kind !== 'action' && (row.event === 'confirmed' || row.event === 'found-done'),
    };
  });
}

/** How many lines a query finds. */
export function countHistory(store: Store, query: HistoryQuery): number {
  const counted = matching(query).select(({ fn }) => fn.countAll<number>().as('n'));
  return first(store.mirror, counted)?.n ?? 0;
}
