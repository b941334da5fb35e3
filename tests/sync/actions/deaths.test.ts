/** Tenants that are started anew, and engines that die between a mark and its request: nobody is written to twice. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../../demo/server';
import { mirrorPath } from '../../../main/engine/mirror/open';
import { temporaryFolder } from '../../support/tenant-model';
import { openTestDesk } from '../desk';
import { environment, tenantId, until } from '../world';
import { actionScene, sceneOf } from './scene';

describe('a tenant that is started anew', () => {
  it.each([
    ['after it has done it', 'after'],
    ['before it has done it', 'before'],
  ] as const)('%s, has done it once in the end', async (_, when) => {
    const file = join(temporaryFolder(), 'tenant.sqlite');
    const at = await actionScene({ file });
    const [person] = at.people('activationPending');
    if (!person) throw new Error('too few people');
    const count = when === 'after' ? 1 : 0;
    at.server.tenant.faults.set([{ fault: 'drop', when, path: '/Actions/' }]);
    await at.ask(person, 'resendActivation');
    await until('it was asked for', () => at.requests('resendActivation').asked > 0);
    await until('it is missed', async () => (await at.desk.status()).connection === 'offline');
    expect(at.mails(person)).toHaveLength(count);
    const mailed = at.server.tenant.mailbox.to(person.email).length;
    await at.server.close();

    const port = Number(new URL(at.server.baseUrl).port);
    const { now } = environment();
    const again = await startDemoTenant({ kind: 'trackunit', users: 1, token: at.server.token, file, port, now });
    onTestFinished(() => again.close());
    await at.still();
    expect(again.tenant.mailbox.to(person.email)).toHaveLength(mailed + 1 - count);
    expect(again.tenant.receipts.all().filter(({ user }) => user === person.id)).toHaveLength(1);
  });
});

describe('an engine that dies', () => {
  it.each([
    ['between the mark and the request', false],
    ['between the request and its answer', true],
  ])('%s, is followed by one that looks first', async (_, isSent) => {
    let isHeld = false;
    // The request is held back, or its answer is, for good.
    const hold: typeof fetch = async (input, init) => {
      if (init?.method !== 'POST' || !String(input).includes('/Actions/')) return fetch(input, init);
      if (isSent) await (await fetch(input, init)).text();
      isHeld = true;
      return new Promise((_resolve, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    };
    const at = await actionScene({ environment: environment({ fetch: hold }) });
    const [person] = at.people('activationPending');
    if (!person) throw new Error('too few people');
    const batchId = await at.ask(person, 'resendActivation');
    await until('the request is on its way', () => isHeld);
    const directory = temporaryFolder();
    cpSync(at.desk.directory, directory, { recursive: true });

    const desk = await openTestDesk(at.server, { directory });
    const next = sceneOf(at.server, desk);
    await next.still();
    expect(at.mails(person)).toEqual(['activation']);
    expect(next.requests('resendActivation')).toMatchObject({ asked: 1, looked: 1 });
    const told = isSent ? ['queued', 'sent', 'found-done'] : ['queued', 'sent', 'sent', 'confirmed'];
    expect((await next.history(batchId)).map(({ event }) => event)).toEqual(told);
  });
});

describe('a mirror that breaks while it is not known whether an action was done', () => {
  it('is built anew, and nobody is written to twice', async () => {
    const at = await actionScene({ users: 60 });
    const [one, two] = at.people('activationPending');
    if (!one || !two) throw new Error('too few people');
    at.server.tenant.faults.set([{ fault: 'drop', when: 'after', path: '/Actions/' }]);
    const batchId = await at.ask(one, 'resendActivation');
    await until('it is done', () => at.mails(one).length === 1);
    await until('it is missed', async () => (await at.desk.status()).connection === 'offline');
    await at.sign(null);
    await at.ask(two, 'resendActivation');

    const vandal = new BetterSqlite3(mirrorPath(at.desk.directory));
    vandal.unsafeMode();
    vandal.exec(`update row_search_data set block = x'ffffffff' where id > 10`);
    vandal.close();
    await until('it is noticed', async () => {
      const query = {
        search: 'tenant.example',
        status: null,
        equal: [],
        group: null,
        filter: null,
        open: null,
        sort: [],
      };
      const opened = await at.desk.engine.calls['users.open']({ tenantId, columns: ['userName'], query });
      return !opened.ok && opened.failure.code === 'mirror-rebuilt';
    });
    at.server.tenant.faults.clear();
    await at.sign(at.server.token);
    await at.still();
    expect((await at.history(batchId)).map(({ event }) => event)).toEqual(['salvaged', 'found-done']);
    expect([at.mails(one), at.mails(two)]).toEqual([['activation'], ['activation']]);
    expect(await at.desk.changes()).toEqual([]);
  });
});
