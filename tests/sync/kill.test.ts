/** What an engine that was killed leaves behind, and what the next one makes of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DemoTenant, startDemoTenant } from '../../demo/server';
import { temporaryFolder } from '../support/tenant-model';
import { openTestDesk } from './desk';
import type { Order } from './engine-child';
import { until } from './world';

async function tenant(): Promise<DemoTenant> {
  const server = await startDemoTenant({ kind: 'trackunit', users: 40, token: 'secret-token' });
  onTestFinished(() => server.close());
  return server;
}

/** Starts an engine process on a folder; `tell` gives it an order and waits until the edit is acknowledged. */
async function engineProcess(directory: string, server: DemoTenant) {
  const script = ['--import', 'tsx', 'tests/sync/engine-child.ts', directory, server.baseUrl, server.token];
  const child: ChildProcess = spawn(process.execPath, script, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const words: string[] = [];
  if (!child.stdout) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (line) => words.push(line));
  await until('the engine is ready', () => words.includes('ready'));
  return {
    async tell(order: Order): Promise<void> {
      const before = words.length;
      child.stdin?.write(`${JSON.stringify(order)}\n`);
      await until('the edit is acknowledged', () => words.length > before);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('after kill -9', () => {
  it('every acknowledged edit is still there, and reaches the tenant', async () => {
    const server = await tenant();
    const directory = temporaryFolder();
    const people = server.tenant.users().slice(0, 10);
    const engine = await engineProcess(directory, server);
    server.tenant.faults.set([{ fault: 'drop' }]);
    for (const { userName } of people) await engine.tell({ search: String(userName), column: 'title', value: 'Kept' });
    await engine.kill();

    const offline = await openTestDesk({ ...server, token: null }, { directory });
    expect(await offline.status()).toMatchObject({ pending: 10 });
    expect((await offline.rows(['title'], String(people[3]?.userName)))[0]?.cells).toEqual(['Kept']);
    await offline.stop();

    server.tenant.faults.clear();
    const desk = await openTestDesk(server, { directory });
    await desk.settled();
    for (const { id } of people) expect(server.tenant.user(id)).toMatchObject({ title: 'Kept' });
  });

  it('between request and answer, the change is looked up and not sent twice', async () => {
    const server = await tenant();
    const directory = temporaryFolder();
    const person = server.tenant.users()[5];
    const engine = await engineProcess(directory, server);
    // The first edit of all finds out whether the tenant heeds versions, at the cost of a request.
    const first = server.tenant.users()[0];
    await engine.tell({ search: String(first?.userName), column: 'title', value: 'First' });
    await until('it has arrived', () => server.tenant.user(first?.id ?? '')?.title === 'First');
    server.tenant.requests.clear();
    // The tenant takes its time, acts, and its answer is lost; every later look is delayed beyond the end of the process.
    server.tenant.faults.set([
      { fault: 'latency', ms: 300, method: 'PATCH' },
      { fault: 'drop', when: 'after', method: 'PATCH' },
    ]);
    await engine.tell({ search: String(person?.userName), column: 'title', value: 'Once' });
    await until('it is on its way', () => server.tenant.requests.count({ method: 'PATCH' }) === 1);
    server.tenant.faults.set([{ fault: 'latency', ms: 60_000, method: 'GET' }]);
    await until('the tenant has acted', () => server.tenant.user(person?.id ?? '')?.title === 'Once');
    await engine.kill();

    server.tenant.faults.clear();
    const desk = await openTestDesk(server, { directory });
    await desk.settled();
    expect(server.tenant.requests.count({ method: 'PATCH' })).toBe(1);
    expect(server.tenant.user(person?.id ?? '')).toMatchObject({ title: 'Once' });
  });
});
