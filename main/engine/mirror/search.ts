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

export function forgetText(mirror: Mirror, id: number): void {
  run(mirror, sqlFor.deleteFrom('row_search').where('rowid', '=', id));
  run(mirror, sqlFor.deleteFrom('unindexed').where('id', '=', id));
}

/** Brings some more rows into the index. Returns false when it knows them all, as they are. */
export function indexMore(mirror: Mirror): boolean {
  return indexNew(mirror) || indexChanged(mirror);
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

/** Whether a row's text holds a word, as a condition on `row`. A trigram index finds three characters and more. */
export function holdsWord(mirror: Mirror, word: string) {
  if (word.length < 3) return sql<boolean>`instr(row.search_text, ${word}) > 0`;
  const phrase = `"${word.replaceAll('"', '""')}"`;
  return sql<boolean>`row.id in (
    select rowid from row_search where row_search match ${phrase} and rowid not in (select id from unindexed)
    union all select id from row where id > ${indexedUpTo(mirror)} and instr(search_text, ${word}) > 0
    union all select row.id from unindexed join row on row.id = unindexed.id where instr(search_text, ${word}) > 0)`;
}
