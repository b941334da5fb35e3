/** Before and after: people of a mirror of the fourth form are shown in the fifth as they were. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../main/engine/mirror/migrate';
import { closeMirror, mirrorPath, openMirror } from '../main/engine/mirror/open';
import { readRow } from '../main/engine/mirror/view';
import { temporaryFolder } from '../tests/support/tenant-model';
import { migrations } from './index';

const ann = { id: 'a', userName: 'ann', title: 'One', name: { givenName: 'Ann', familyName: 'Lee' }, emails: [1] };

it('shows people as they were shown before', async () => {
  const directory = temporaryFolder();
  const sqlite = new BetterSqlite3(mirrorPath(directory));
  await migrate(sqlite, directory, Object.fromEntries(Object.entries(migrations).slice(0, 4)));
  const { title: _title, ...untitled } = ann;
  const seen = [
    [JSON.stringify(ann), null],
    [JSON.stringify(ann), JSON.stringify({ ...untitled, nickName: 'A', name: { givenName: 'Anna' }, emails: [2] })],
    [JSON.stringify(ann), JSON.stringify(ann)],
    ['{}', JSON.stringify(ann)],
  ];
  const resource = sqlite.prepare(`insert into resource (type, base, seen_at, pull) values ('User', ?, 5, 1)`);
  const row = sqlite.prepare(`insert into row (id, user_name, search_text, data) values (?, 'ann', 'ann', ?)`);
  for (const [base, data] of seen) row.run(resource.run(base).lastInsertRowid, data);
  sqlite.close();
  const opened = await openMirror(directory, Date.now);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { mirror } = opened.value;
  const shown = seen.map(([base, data]) => JSON.parse(data ?? base ?? '') as unknown);
  expect(seen.map((_one, place) => readRow(mirror, place + 1))).toEqual(shown);
  const kept = mirror.sqlite.prepare('select data from row order by id').pluck().all() as (string | null)[];
  expect(kept.map((data) => data && JSON.parse(data))).toEqual([
    null,
    { title: null, name: { givenName: 'Anna', familyName: null }, emails: [2], nickName: 'A' },
    null,
    ann,
  ]);
  closeMirror(mirror);
});
