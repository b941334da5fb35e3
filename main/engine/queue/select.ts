/** Which changes a selection means. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { ChangeSelection } from '../../../preload/contract';
import { all, first, type Mirror, sqlFor } from '../mirror/handle';
import type { Tables } from '../mirror/tables';
import { type Change, changeColumns, isOpen, parseChange, type RawChange } from './changes';

type Changes = SelectQueryBuilder<Tables, 'change', object>;

function among(values: readonly (string | number)[]) {
  return sql<never>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** Open ones unless states are asked for; of single batches also those that are settled. */
function matching({ changes, batches, rows, states, ready, column }: ChangeSelection): Changes {
  let query: Changes = sqlFor.selectFrom('change');
  if (states) query = query.where('change.state', 'in', states);
  else if (batches)
    query = query.where('change.state', 'in', ['pending', 'sending', 'held', 'conflict', 'rejected', 'done']);
  if (states?.every((state) => state !== 'done') ?? !batches) query = query.where(isOpen);
  if (changes) query = query.where('change.id', 'in', among(changes));
  if (batches) query = query.where('change.batch_id', 'in', among(batches));
  if (rows) query = query.where('change.resource_id', 'in', among(rows));
  if (ready !== undefined) query = query.where('change.ready', '=', ready ? 1 : 0);
  if (column !== undefined) query = query.where('change.path', '=', column);
  return query;
}

/** The open changes of a selection, oldest first. */
export function selectOpen(mirror: Mirror, selection: ChangeSelection): Change[] {
  return all(mirror, matching(selection).where(isOpen).select(changeColumns).orderBy('change.id')).map((raw) =>
    parseChange(raw as RawChange),
  );
}

/** A page of a selection, newest first, and how many there are in all. */
export function pageOf(
  mirror: Mirror,
  selection: ChangeSelection,
  before: number | null,
  limit: number,
): { changes: Change[]; total: number } {
  const query = matching(selection);
  const page = before === null ? query : query.where('change.id', '<', before);
  const raws = all(mirror, page.select(changeColumns).orderBy('change.id', 'desc').limit(limit));
  const counted = first(
    mirror,
    query.select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { changes: raws.map((raw) => parseChange(raw as RawChange)), total: counted?.n ?? 0 };
}
