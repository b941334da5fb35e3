/** A program: puts namesakes of all users into a mirror. A pull of so many would take minutes. */
import BetterSqlite3 from 'better-sqlite3';
import { mirrorPath } from '../../main/engine/mirror/open';
import { answer } from './child';
import type { StretchOrder } from './setting';

answer(async ({ mirror, times }: StretchOrder) => {
  const sqlite = new BetterSqlite3(mirrorPath(mirror));
  const last = Number(sqlite.prepare('select max(id) from resource').pluck().get());
  const copy = (table: string, changed: Record<string, string>): void => {
    const columns = sqlite.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[];
    const values = columns.map((name) => changed[name] ?? name);
    sqlite
      .prepare(
        `with recursive turn (n) as (select 1 union all select n + 1 from turn where n < ${times - 1})
        insert into ${table} (${columns.join()}) select ${values.join()} from turn, ${table}
        where ${table}.id in (select id from row where id <= ${last})`,
      )
      .run();
  };
  const id = `id + n * ${last}`;
  sqlite.transaction(() => {
    const remoteId = `remote_id || '-' || n`;
    copy('resource', { id, remote_id: remoteId, base: `replace(base, remote_id, ${remoteId})` });
    copy('row', { id });
  })();
  sqlite.close();
  return null;
});
