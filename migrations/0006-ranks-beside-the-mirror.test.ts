/** Before and after: a mirror of the fifth form tells in the sixth who was written since a stamp was set, and nobody else. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../main/engine/mirror/migrate';
import { closeMirror, mirrorPath, openMirror } from '../main/engine/mirror/open';
import { temporaryFolder } from '../tests/support/tenant-model';
import { migrations } from './index';

it('keeps people, bears no stamp, and notes who is written once there is one', async () => {
  const directory = temporaryFolder();
  const sqlite = new BetterSqlite3(mirrorPath(directory));
  await migrate(sqlite, directory, Object.fromEntries(Object.entries(migrations).slice(0, 5)));
  sqlite.exec(`
    insert into resource (type, remote_id, base, seen_at, pull) values
      ('User', 'a', '{"id":"a"}', 5, 1), ('User', 'b', '{"id":"b"}', 5, 1), ('User', 'c', '{"id":"c"}', 5, 1);
    insert into row (id, user_name, search_text) values (1, 'ann', 'ann'), (2, 'bob', 'bob'), (3, 'cyd', 'cyd');
  `);
  sqlite.close();
  const opened = await openMirror(directory, Date.now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { mirror } = opened.value;
  const pluck = (text: string) => mirror.sqlite.prepare(text).pluck().all();
  expect(pluck('select user_name from row order by id')).toEqual(['ann', 'bob', 'cyd']);
  expect(pluck('select stamp from ranks_stamp')).toEqual([]);
  mirror.sqlite.exec(`update row set title = 'One' where id = 1`);
  expect(pluck('select id from ranks_written')).toEqual([]);
  mirror.sqlite.exec(`
    insert into ranks_stamp values ('a stamp');
    update row set title = 'Two' where id = 2;
    update resource set base = '{"id":"c","title":"Three"}' where id = 3;
    update row set title = 'Three' where id = 3;
  `);
  expect(pluck('select id from ranks_written')).toEqual([2, 3]);
  closeMirror(mirror);
});
