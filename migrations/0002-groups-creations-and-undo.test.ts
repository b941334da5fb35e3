/** Before and after: a mirror of the first form, with people, edits and history, brought to the second. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../main/engine/mirror/migrate';
import { closeMirror, mirrorPath, openMirror } from '../main/engine/mirror/open';
import { temporaryFolder } from '../tests/support/tenant-model';
import { migrations } from './index';

const first = '0001-mirror-queue-and-history';

/** A file as the first form wrote it. */
async function fileOfFirstForm(directory: string): Promise<void> {
  const sqlite = new BetterSqlite3(mirrorPath(directory));
  const [[, migration] = []] = Object.entries(migrations).filter(([name]) => name === first);
  if (!migration) throw new Error('the first migration is gone');
  await migrate(sqlite, directory, { [first]: migration });
  sqlite.exec(`
    insert into resource (remote_id, base, version, seen_at, pull) values
      ('a', '{"id":"a","userName":"ann","title":"One"}', 'W/"1"', 5, 1),
      ('b', '{"id":"b","userName":"bob"}', null, 6, 1),
      ('c', '{"id":"c","userName":"cyd"}', null, 6, 1);
    delete from resource where remote_id = 'c';
    insert into row (id, user_name, title, search_text, data) values (1, 'ann', 'Two', 'ann', '{"id":"a","title":"Two"}'), (2, 'bob', null, 'bob', null);
    insert into batch values ('batch', '{"key":"batch.edit","params":{}}', '{"applied":1,"refused":[]}', 7);
    insert into change (batch_id, resource_id, remote_id, kind, path, was, value, state, created_at)
      values ('batch', 1, 'a', 'set', 'title', '"One"', '"Two"', 'pending', 7);
    insert into history (at, event, change_id, batch_id, remote_id, person, path, was, value)
      values (7, 'queued', 1, 'batch', 'a', 'ann', 'title', '"One"', '"Two"');
  `);
  sqlite.close();
}

it('keeps people, edits, their rows and their history, and gives no number twice', async () => {
  const directory = temporaryFolder();
  await fileOfFirstForm(directory);
  const opened = await openMirror(directory, Date.now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { sqlite } = opened.value.mirror;
  const all = (text: string) => sqlite.prepare(text).all();
  expect(all('select id, type, remote_id, version, seen_at, made_at from resource order by id')).toEqual([
    { id: 1, type: 'User', remote_id: 'a', version: 'W/"1"', seen_at: 5, made_at: null },
    { id: 2, type: 'User', remote_id: 'b', version: null, seen_at: 6, made_at: null },
  ]);
  expect(all('select id, title from row order by id')).toEqual([
    { id: 1, title: 'Two' },
    { id: 2, title: null },
  ]);
  expect(all('select state, ready, urgent, due_at, phase, replaced_by from change')).toEqual([
    { state: 'pending', ready: 1, urgent: 0, due_at: 0, phase: 1, replaced_by: null },
  ]);
  expect(all('select state, reverses, undone_at from batch')).toEqual([
    { state: 'made', reverses: null, undone_at: null },
  ]);
  expect(all('select event, kind, person from history')).toEqual([{ event: 'queued', kind: 'set', person: 'ann' }]);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  sqlite.exec(`insert into resource (type, remote_id, base, seen_at, pull) values ('User', 'd', '{}', 1, 1)`);
  expect(all(`select id from resource where remote_id = 'd'`)).toEqual([{ id: 4 }]);
  // The same id may be a user's and a group's.
  sqlite.exec(`insert into resource (type, remote_id, base, seen_at, pull) values ('Group', 'a', '{}', 1, 1)`);
  expect(() =>
    sqlite.exec(`insert into resource (type, remote_id, base, seen_at, pull) values ('Group', 'a', '{}', 1, 1)`),
  ).toThrow(/UNIQUE/);
  closeMirror(opened.value.mirror);
});
