import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DemoOptions, type DemoTenant, startDemoTenant } from '../server';
import { testClient } from '../test-client';

let directory: string;
let file: string;
const running: DemoTenant[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'muster-demo-'));
  file = join(directory, 'tenant.sqlite');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((demo) => demo.close()));
  await rm(directory, { recursive: true });
});

async function start(more: Partial<DemoOptions> = {}): Promise<DemoTenant> {
  const demo = await startDemoTenant({ kind: 'trackunit', users: 30, token: 'secret', file, ...more });
  running.push(demo);
  return demo;
}

it('keeps everything across a restart: what was generated, changed, created and deleted, in its order', async () => {
  const demo = await start();
  const client = testClient(demo);
  const [first, second] = demo.tenant.users();
  await client.patch(`/Users/${first?.id}`, [{ op: 'replace', path: 'title', value: 'Kept' }]);
  await client.send('DELETE', `/Users/${second?.id}`);
  const created = demo.tenant.colleague.create('User', {
    userName: 'kept.user',
    emails: [{ value: 'kept@fleet.example' }],
  });
  const group = demo.tenant.colleague.create('Group', { displayName: 'Kept', members: [{ value: created.id }] });
  const users = demo.tenant.users();
  const groups = demo.tenant.groups();
  await demo.close();

  const again = await start({ users: 5 });
  expect(again.tenant.users()).toEqual(users);
  expect(again.tenant.groups()).toEqual(groups);
  expect(again.tenant.user(String(first?.id))?.title).toBe('Kept');
  expect(again.tenant.user(created.id)?.groups).toEqual([{ value: group.id, display: 'Kept' }]);
  const next = again.tenant.colleague.create('User', {
    userName: 'next.user',
    emails: [{ value: 'next@fleet.example' }],
  });
  const number = (user: unknown) => JSON.stringify(user).match(/"userNumber":(\d+)/)?.[1];
  expect(Number(number(next))).toBeGreaterThan(Number(number(created)));
});

it('tells the progress while it makes and while it reads', async () => {
  const told: [number, number][] = [];
  const onProgress = (done: number, total: number) => told.push([done, total]);
  await (await start({ onProgress })).close();
  expect(told.at(0)).toEqual([0, 30]);
  expect(told.at(-1)).toEqual([30, 30]);
  told.length = 0;
  await start({ onProgress });
  expect(told.at(-1)?.[0]).toBeGreaterThan(30);
});

it('starts anew where the first making was interrupted', async () => {
  const interrupted = start({
    onProgress: (done) => {
      if (done === 30) throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  const demo = await start();
  expect(demo.tenant.users()).toHaveLength(30);
});

it('refuses a file of another kind, of a newer version, or of something else', async () => {
  await (await start()).close();
  await expect(start({ kind: 'wetrack' })).rejects.toThrow(/trackunit, not wetrack/);
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.close();
  await expect(start()).rejects.toThrow(/newer version/);
  const other = join(directory, 'letter.txt');
  await writeFile(other, 'Dear tenant, '.repeat(500));
  await expect(start({ file: other })).rejects.toThrow(/letter\.txt/);
  await expect(start({ file: join(directory, 'no', 'folder.sqlite') })).rejects.toThrow(/folder\.sqlite/);
});
