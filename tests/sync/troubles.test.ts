/** What the engine makes of a disk and a file that let it down. */
import { readdirSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DemoTenant, startDemoTenant } from '../../demo/server';
import { mirrorPath } from '../../main/engine/mirror/open';
import { applyGesture } from '../../main/engine/queue/apply';
import { countOpen } from '../../main/engine/queue/changes';
import { startLoop } from '../../main/engine/sync/loop';
import { createTenantClient } from '../../main/engine/tenant/client';
import { openStore } from '../support/tenant-model';
import { openTestDesk } from './desk';
import { environment, tenantId, until, value } from './world';

async function tenant(users: number): Promise<DemoTenant> {
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token' });
  onTestFinished(() => server.close());
  return server;
}

/** Lets the mirror's file grow no further, as a full disk would. */
function fillDisk(sqlite: BetterSqlite3.Database): () => void {
  const pages = sqlite.pragma('page_count', { simple: true }) as number;
  sqlite.pragma(`max_page_count = ${pages}`);
  return () => sqlite.pragma('max_page_count = 1073741823');
}

describe('a full disk', () => {
  it('stops a pull with a message, and the pull goes on when there is room again', async () => {
    const server = await tenant(400);
    const world = environment();
    const store = { ...(await openStore()), now: world.now };
    const makeRoom = fillDisk(store.mirror.sqlite);
    const broken: unknown[] = [];
    const loop = startLoop(store, world, {
      state: () => {},
      rows: () => {},
      settled: () => {},
      columns: () => {},
      broken: (error) => broken.push(error),
    });
    onTestFinished(() => loop.stop());
    loop.use(createTenantClient({ ...world, baseUrl: server.baseUrl, token: server.token }));
    await until('the disk is missed', () => loop.state().notice?.code === 'disk-full');
    makeRoom();
    await until('the pull is through', () => loop.state().connection === 'online' && loop.state().pull === null);
    await until('everybody is there', () => {
      return store.mirror.sqlite.prepare('select count(*) from row').pluck().get() === 400;
    });
    expect(broken).toEqual([]);
  });

  it('refuses an edit whole, and the app may say that nothing was queued', async () => {
    const store = await openStore();
    const row = Number(
      store.mirror.sqlite
        .prepare(`insert into resource (type, remote_id, base, seen_at, pull) values ('User', 'x', '{"id":"x"}', 0, 0)`)
        .run().lastInsertRowid,
    );
    store.mirror.sqlite.prepare(`insert into row (id, search_text) values (?, '')`).run(row);
    fillDisk(store.mirror.sqlite);
    const big = 'x'.repeat(1_000_000);
    const gesture = {
      batchId: crypto.randomUUID(),
      label: { key: 'x', params: {} },
      edits: [{ row, column: 'title', value: big }],
    };
    expect(() => applyGesture(store, gesture)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(countOpen(store.mirror).pending).toBe(0);
  });
});

describe('a file that breaks while it is used', () => {
  it('is set aside and rebuilt from the tenant, with the queue carried over', async () => {
    const server = await tenant(120);
    const desk = await openTestDesk(server);
    await desk.settled();
    const person = server.tenant.users()[4];
    server.tenant.faults.set([{ fault: 'drop' }]);
    await desk.edit(String(person?.userName), 'title', 'Carried');

    const vandal = new BetterSqlite3(mirrorPath(desk.directory));
    vandal.unsafeMode();
    vandal.exec(`update row_search_data set block = x'ffffffff' where id > 10`);
    vandal.close();

    const query = { search: 'example', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
    const answer = await desk.engine.calls['users.open']({ tenantId, columns: ['userName'], query });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'mirror-rebuilt' } });
    expect(await desk.status()).toMatchObject({ pending: 1 });
    expect(readdirSync(desk.directory).some((name) => name.startsWith('mirror.damaged-'))).toBe(true);

    server.tenant.faults.clear();
    await until('it is online again', async () => (await desk.status()).connection === 'online');
    await desk.settled();
    expect((await desk.rows(['userName'])).length).toBe(120);
    expect(server.tenant.user(person?.id ?? '')).toMatchObject({ title: 'Carried' });
    const open = await desk.engine.calls['changes.list']({ tenantId, selection: {}, before: null, limit: 10 });
    expect(value(open)).toEqual({ entries: [], total: 0 });
  });
});
