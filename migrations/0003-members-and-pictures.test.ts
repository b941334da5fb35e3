/** Before and after: groups of a mirror of the second form are asked from either side in the third. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../main/engine/mirror/migrate';
import { closeMirror, mirrorPath, openMirror } from '../main/engine/mirror/open';
import { temporaryFolder } from '../tests/support/tenant-model';
import { migrations } from './index';

it('knows the members of the groups that were there before', async () => {
  const directory = temporaryFolder();
  const sqlite = new BetterSqlite3(mirrorPath(directory));
  await migrate(sqlite, directory, Object.fromEntries(Object.entries(migrations).slice(0, 2)));
  sqlite.exec(`
    insert into resource (type, remote_id, base, seen_at, pull) values
      ('User', 'a', '{"id":"a"}', 5, 1),
      ('Group', 'g', '{"id":"g","members":[{"value":"a"},{"value":"a"},{"value":"b"},{"value":7},{}]}', 5, 1),
      ('Group', 'h', '{"id":"h"}', 5, 1);
  `);
  sqlite.close();
  const opened = await openMirror(directory, Date.now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { mirror } = opened.value;
  const members = mirror.sqlite.prepare('select * from member order by remote_id');
  expect(members.all()).toEqual([
    { group_id: 2, remote_id: 'a' },
    { group_id: 2, remote_id: 'b' },
  ]);
  mirror.sqlite.exec('delete from resource where id = 2');
  expect(members.all()).toEqual([]);
  expect(mirror.sqlite.prepare('select count(*) as n from picture').get()).toEqual({ n: 0 });
  closeMirror(mirror);
});
