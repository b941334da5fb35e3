import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../migrations';
import { everyone, type SavedView } from '../../../preload/contract';
import { openStore, temporaryFolder, user } from '../../../tests/support/tenant-model';
import { applyGesture } from '../queue/apply';
import { openChanges, openStates } from '../queue/changes';
import { transaction } from './handle';
import { migrate, newestForm } from './migrate';
import { closeMirror, mirrorPath, openMirror } from './open';
import { countUsers, writeBase } from './resources';
import { listViews, saveView } from './saved-views';

const now = () => 1_700_000_000_000;

const view: SavedView = {
  ...{ id: crypto.randomUUID(), name: 'Mine', conditions: null, columns: [], frozen: 0, isDefault: true },
  query: everyone,
};

/** A mirror with people and a queued edit, closed. */
async function filledMirror(people = 300): Promise<string> {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  transaction(store.mirror, () => {
    for (let n = 0; n < people; n += 1) writeBase(store, user(`u${n}`), 1, 1);
  });
  const edits = [{ row: 5, column: 'title', value: 'Chief' }];
  applyGesture(store, { batchId: crypto.randomUUID(), label: { key: 'x', params: {} }, edits });
  closeMirror(store.mirror);
  return directory;
}

describe('opening a mirror', () => {
  it('makes a new one in the newest form, in WAL, with every commit synced', async () => {
    const { mirror } = await openStore();
    expect(mirror.sqlite.pragma('user_version', { simple: true })).toBe(newestForm);
    expect(mirror.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(mirror.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(mirror.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a file from a newer version and leaves it as it was', async () => {
    const directory = await filledMirror();
    const path = mirrorPath(directory);
    const sqlite = new BetterSqlite3(path);
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma(`user_version = ${newestForm + 1}`);
    sqlite.close();
    const before = readFileSync(path);
    expect(await openMirror(directory, now)).toMatchObject({ ok: false, failure: { code: 'mirror-newer' } });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('sets a file aside that is no database, and starts anew', async () => {
    const directory = temporaryFolder();
    writeFileSync(mirrorPath(directory), 'this is not a database, but it is long enough to look at'.repeat(100));
    const opened = await openMirror(directory, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.rebuilt).toMatchObject({ carried: 0 });
    expect(existsSync(opened.value.rebuilt?.setAside ?? '')).toBe(true);
    closeMirror(opened.value.mirror);
  });

  it('carries the queue and the views over from a torn file, and keeps the file', async () => {
    const directory = await filledMirror();
    const path = mirrorPath(directory);
    const before = await openStore(directory);
    expect(saveView(before.mirror, view)).toMatchObject({ ok: true });
    closeMirror(before.mirror);
    const size = statSync(path).size;
    truncateSync(path, size - 4096 * 3);
    const opened = await openMirror(directory, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    const { mirror, rebuilt } = opened.value;
    expect(rebuilt?.carried).toBe(1);
    expect(statSync(rebuilt?.setAside ?? '').size).toBeGreaterThan(0);
    expect(openChanges(mirror, openStates)).toMatchObject([
      { path: 'title', value: 'Chief', was: null, remoteId: 'u4' },
    ]);
    expect(listViews(mirror)).toEqual([view]);
    expect(countUsers(mirror)).toBe(0);
    closeMirror(mirror);
  });

  it.each([
    ['torn', (path: string) => truncateSync(path, statSync(path).size - 4096 * 3), [5, 301]],
    ['no database any more', (path: string) => writeFileSync(path, 'no database'), [10_000_001, 10_000_002]],
  ])('gives no number of a file that is %s to anybody else', async (_how, damage, numbers) => {
    const directory = await filledMirror();
    damage(mirrorPath(directory));
    const store = await openStore(directory);
    // What was edited of the first one waits, under the old number.
    expect(['u4', 'u7'].map((id) => writeBase(store, user(id), 1, 1).id)).toEqual(numbers);
  });

  it('reads what it can when pages in the middle are overwritten', async () => {
    const directory = await filledMirror(2000);
    const path = mirrorPath(directory);
    const file = openSync(path, 'r+');
    const noise = Buffer.alloc(4096, 0xa5);
    const pages = statSync(path).size / 4096;
    for (let page = Math.floor(pages / 3); page < (pages * 2) / 3; page += 1)
      writeSync(file, noise, 0, 4096, page * 4096);
    closeSync(file);
    const opened = await openMirror(directory, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.rebuilt?.carried).toBe(1);
    closeMirror(opened.value.mirror);
  });

  it('finishes a rebuild that was cut short, and reads the damaged file again where it had not got so far', async () => {
    const directory = await filledMirror();
    const path = mirrorPath(directory);
    const half = join(directory, 'mirror.rebuilding.sqlite');
    writeFileSync(half, 'half made');
    truncateSync(path, statSync(path).size - 4096 * 3);
    const opened = await openMirror(directory, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.rebuilt?.carried).toBe(1);
    closeMirror(opened.value.mirror);

    renameSync(path, half);
    const again = await openMirror(directory, now);
    if (!again.ok) throw new Error(again.failure.code);
    expect(openChanges(again.value.mirror, openStates)).toHaveLength(1);
    expect(existsSync(half)).toBe(false);
    closeMirror(again.value.mirror);
  });

  it('leaves out of a damaged queue what is no longer whole', async () => {
    const directory = await filledMirror();
    const sqlite = new BetterSqlite3(mirrorPath(directory));
    sqlite.exec(`insert into change (batch_id, resource_id, remote_id, kind, path, was, value, state, created_at)
      select batch_id, resource_id, remote_id, kind, path, was, '{"cut', state, created_at from change`);
    sqlite.close();
    truncateSync(mirrorPath(directory), statSync(mirrorPath(directory)).size - 4096 * 3);
    const opened = await openMirror(directory, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.rebuilt?.carried).toBe(1);
    expect(openChanges(opened.value.mirror, openStates)).toMatchObject([{ value: 'Chief' }]);
    closeMirror(opened.value.mirror);
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await openMirror(join(file, 'inside'), now)).toMatchObject({
      ok: false,
      failure: { code: 'mirror-unreadable' },
    });
  });
});

describe('migrations', () => {
  const next = {
    ...migrations,
    '9999-test': {
      up: (db: { executeQuery: unknown }) => sql`create table later (a)`.execute(db as never).then(() => {}),
    },
  };

  it('set a copy by before they touch anything, and take one step at a time', async () => {
    const directory = await filledMirror();
    const sqlite = new BetterSqlite3(mirrorPath(directory));
    const backup = await migrate(sqlite, directory, next);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(newestForm + 1);
    expect(sqlite.prepare('select count(*) from later').pluck().get()).toBe(0);
    sqlite.close();
    const copy = new BetterSqlite3(backup ?? '', { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(newestForm);
    expect(copy.prepare('select count(*) from resource').pluck().get()).toBe(300);
    copy.close();
  });

  it('change nothing when one of them fails', async () => {
    const directory = await filledMirror();
    const sqlite = new BetterSqlite3(mirrorPath(directory));
    const failing = {
      ...next,
      '9999-test-2': {
        up: async () => {
          throw new Error('no');
        },
      },
    };
    await expect(migrate(sqlite, directory, failing)).rejects.toThrow('no');
    expect(sqlite.pragma('user_version', { simple: true })).toBe(newestForm);
    expect(sqlite.prepare(`select count(*) from sqlite_master where name = 'later'`).pluck().get()).toBe(0);
    sqlite.close();
  });

  it('leave a copy only where there was something to lose', async () => {
    const directory = temporaryFolder();
    const store = await openStore(directory);
    closeMirror(store.mirror);
    expect(readdirSync(directory).filter((name) => name.includes('before'))).toEqual([]);
    copyFileSync(mirrorPath(directory), join(directory, 'copy'));
  });

  it('opens a file whose making was cut short by a power cut', async () => {
    const directory = temporaryFolder();
    mkdirSync(directory, { recursive: true });
    const path = mirrorPath(directory);
    const sqlite = new BetterSqlite3(path);
    sqlite.exec('create table half (made); insert into half values (1)');
    sqlite.exec('begin; pragma cache_size = 1; insert into half select randomblob(9000) from (values (1), (2), (3))');
    // What the disk holds at this moment: a file that is half written, and the journal to undo that.
    for (const name of [path, `${path}-journal`]) copyFileSync(name, `${name}.cut`);
    sqlite.exec('rollback');
    sqlite.close();
    for (const name of [path, `${path}-journal`]) renameSync(`${name}.cut`, name);
    const opened = await openMirror(directory, Date.now);
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) closeMirror(opened.value.mirror);
  });
});
