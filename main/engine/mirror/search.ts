/**
 * Finding rows by words. The full-text index is dear to write, so a pull leaves it behind: rows up to a certain one are
 * found by the index, those after it by reading their text, until the index has been brought up to them.
 */
import { sql } from 'kysely';
import { readFact, writeFact } from './facts';
import { compileOnce, type Mirror, run, sqlFor, unhurriedTransaction } from './handle';

/** Rows that are brought into the index at once: what takes some ten milliseconds. */
const chunk = 500;

const replaceText = compileOnce(['id', 'text'] as const, (p) =>
  sqlFor.insertInto('row_search').orReplace().values({ rowid: p.id, text: p.text }),
);

/** The last row that the index knows. */
function indexedUpTo(mirror: Mirror): number {
  mirror.indexed ??= readFact(mirror, 'indexed') ?? 0;
  return mirror.indexed;
}

/** Takes note of a row's text that has changed. */
export function changeText(mirror: Mirror, id: number, text: string): void {
  if (id <= indexedUpTo(mirror)) replaceText(mirror).run(id, text);
}

export function forgetText(mirror: Mirror, id: number): void {
  run(mirror, sqlFor.deleteFrom('row_search').where('rowid', '=', id));
}

/** Brings some more rows into the index. Returns false when it knows them all. */
export function indexMore(mirror: Mirror): boolean {
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
    select rowid from row_search where row_search match ${phrase}
    union all select id from row where id > ${indexedUpTo(mirror)} and instr(search_text, ${word}) > 0)`;
}
