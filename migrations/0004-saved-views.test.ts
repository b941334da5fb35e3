/** Before and after: a mirror of the third form can keep views in the fourth. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../main/engine/mirror/migrate';
import { closeMirror, mirrorPath, openMirror } from '../main/engine/mirror/open';
import { temporaryFolder } from '../tests/support/tenant-model';
import { migrations } from './index';

it('keeps people and what is known of the tenant, and has room for views', async () => {
  const directory = temporaryFolder();
  const sqlite = new BetterSqlite3(mirrorPath(directory));
  await migrate(sqlite, directory, Object.fromEntries(Object.entries(migrations).slice(0, 3)));
  sqlite.exec(`
    insert into resource (type, remote_id, base, seen_at, pull) values ('User', 'a', '{"id":"a"}', 5, 1);
    insert into row (id, user_name, search_text) values (1, 'ann', 'ann');
    insert into fact (name, value) values ('pull', '7');
  `);
  sqlite.close();
  const opened = await openMirror(directory, Date.now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { mirror } = opened.value;
  const all = (text: string) => mirror.sqlite.prepare(text).all();
  expect(all('select user_name from row')).toEqual([{ user_name: 'ann' }]);
  expect(all('select value from fact')).toEqual([{ value: '7' }]);
  expect(all('select * from saved_view')).toEqual([]);
  mirror.sqlite.exec(`insert into saved_view (id, name_key, view) values ('v', 'mine', '{}')`);
  expect(all('select is_default from saved_view')).toEqual([{ is_default: 0 }]);
  expect(() => mirror.sqlite.exec(`insert into saved_view (id, name_key, view) values ('w', 'mine', '{}')`)).toThrow(
    /UNIQUE/,
  );
  closeMirror(mirror);
});
