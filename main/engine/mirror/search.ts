/**
 * Finding rows by words. The full-text index is dear to write, so pulls and edits leave it behind: rows after a certain
 * one, and those that are noted as changed, are found by reading their text until the index has been brought up to them.
 */
import { sql } from 'kysely';
import { readFact, writeFact } from './facts';
import { compileOnce, type Mirror, run, sqlFor, unhurriedTransaction } from './handle';

/** Rows that are brought into the index at once: what takes some ten milliseconds. */
const chunk = 500;

const noteChange = compileOnce(['id'] as const, (p) => sqlFor.insertInto('unindexed').orIgnore().values({ id: p.id }));

/** The last row that the index knows. */
function indexedUpTo(mirror: Mirror): number {
  mirror.indexed ??= readFact(mirror, 'indexed') ?? 0;
  return mirror.indexed;
}

/** Takes note that a row's text has changed. */
export function changeText(mirror: Mirror, id: number): void {
  if (id <= indexedUpTo(mirror)) noteChange(mirror).run(id);
}

const noteChanges = compileOnce(['ids', 'last'] as const, (p) =>
  sqlFor
    .insertInto('unindexed')
    .orIgnore()
    .columns(['id'])
    .expression(
      sqlFor
        .selectFrom(sql<{ value: number }>`json_each(${p.ids})`.as('changed'))
        .select('changed.value')
        .where('changed.value', '<=', p.last),
    ),
);

/** The same of many rows. */
export function changeTexts(mirror: Mirror, ids: readonly number[]): void {
  if (ids.length > 0) noteChanges(mirror).run(JSON.stringify(ids), indexedUpTo(mirror));
}

export function forgetText(mirror: Mirror, id: number): void {
  run(mirror, sqlFor.deleteFrom('row_search').where('rowid', '=', id));
  run(mirror, sqlFor.deleteFrom('unindexed').where('id', '=', id));
}

/** Brings some more rows into the index. Returns false when it knows them all, as they are, or something else is being written. */
export function indexMore(mirror: Mirror): boolean {
  return !mirror.stepwise && (indexNew(mirror) || indexChanged(mirror));
}

function indexChanged(mirror: Mirror): boolean {
  const next = sqlFor.selectFrom('unindexed').select('id').orderBy('id').limit(chunk);
  return unhurriedTransaction(mirror, () => {
    const texts = sqlFor.selectFrom('row').select(['id', 'search_text']).where('id', 'in', next);
    run(mirror, sqlFor.insertInto('row_search').orReplace().columns(['rowid', 'text']).expression(texts));
    return run(mirror, sqlFor.deleteFrom('unindexed').where('id', 'in', next)).changes > 0;
  });
}

function indexNew(mirror: Mirror): boolean {
  const next = sqlFor
    .selectFrom('row')
    .select(['id', 'search_text'])
    .where('id', '>', indexedUpTo(mirror))
    .orderBy('id')
    .limit(chunk);
  const last = unhurriedTransaction(mirror, () => {
    const written = run(
      mirror,
      sqlFor.insertInto('row_search').orReplace().columns(['rowid', 'text']).expression(next),
    );
    if (written.changes === 0) return null;
    writeFact(mirror, 'indexed', written.lastInsertRowid);
    return written.lastInsertRowid;
  });
  if (last !== null) mirror.indexed = last;
  return last !== null;
}

/** Whether the index can find a word: it knows three characters and more. */
export function isIndexed(word: string): boolean {
  return word.length >= 3;
}

/** Whether a row's text holds a word, by reading it. */
export function holdsWord(word: string) {
  return sql<boolean>`instr(row.search_text, ${word}) > 0`;
}

/** The `id` of all rows whose texts hold some words that the index can find. */
export function idsHolding(mirror: Mirror, words: readonly string[]) {
  const phrases = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const held = sql.join(
    words.map((word) => holdsWord(word)),
    sql` and `,
  );
  // A cross join is begun with the first table: SQLite would look at everybody, as it cannot know that few are noted.
  return sql<{ id: number }>`(
    select rowid as id from row_search where row_search match ${phrases} and rowid not in (select id from unindexed)
    union all select row.id from row where row.id > ${indexedUpTo(mirror)} and ${held}
    union all select row.id from unindexed cross join row on row.id = unindexed.id where ${held})`;
}
