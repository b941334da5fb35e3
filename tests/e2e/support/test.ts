/** The tests' ground: whatever one starts ends with it, and no bug in the log goes by unseen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type DemoOptions, type DemoTenant, startDemoTenant } from '../../../demo/server';
import { connect } from './connect';
import { type Grid, gridOf } from './grid';
import { type Muster, readLog, type StartOptions, startMuster } from './muster';
import { programs, type Run } from './programs';

export { expect } from '@playwright/test';

/** An app that is connected to a demo tenant of 300 users. */
export interface Desk {
  muster: Muster;
  server: DemoTenant;
  grid: Grid;
}

interface Fixtures {
  /** A temporary folder. */
  folder: string;
  /** Log lines and errors of the page that this test brings about on purpose. */
  expectedFaults: RegExp[];
  /** Starts the app; its folder is `folder/user-data` unless told otherwise. */
  start(options?: Partial<StartOptions>): Promise<Muster>;
  /** Serves a demo tenant: trackunit with 300 users unless told otherwise. */
  serve(options?: Partial<DemoOptions>): Promise<DemoTenant>;
  /** Runs a program to its end, or to that of the test. */
  run: Run;
  /** The shared desk with its filters cleared; a test leaves it online, and takes people of its own. */
  desk: Desk;
}

interface WorkerFixtures {
  sharedDesk: Desk;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'muster-e2e-'));
}

export function remove(folder: string): void {
  // A process that was just killed may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

let served = 0;

export function serveDemo(options: Partial<DemoOptions> = {}): Promise<DemoTenant> {
  served += 1;
  return startDemoTenant({ kind: 'trackunit', users: 300, token: `e2e-token-${process.pid}-${served}`, ...options });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  folder: async ({}, use) => {
    const folder = temporaryFolder();
    await use(folder);
    remove(folder);
  },
  expectedFaults: [[], { option: true }],
  start: async ({ folder, expectedFaults }, use, info) => {
    const started: Muster[] = [];
    await use(async (options = {}) => {
      const muster = await startMuster({ userData: join(folder, 'user-data'), ...options });
      started.push(muster);
      return muster;
    });
    for (const muster of started) await muster.close();
    const isExpected = (fault: string) => expectedFaults.some((pattern) => pattern.test(fault));
    const faults = started.flatMap((muster) => muster.faults()).filter((fault) => !isExpected(fault));
    for (const { userData } of started) {
      if (info.status !== info.expectedStatus) await info.attach('main.log', { body: readLog(userData) });
    }
    expect(faults, 'bugs in the log or the page').toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  serve: async ({}, use) => {
    const servers: DemoTenant[] = [];
    await use(async (options) => {
      const server = await serveDemo(options);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  run: async ({}, use) => {
    const own = programs();
    await use(own.run);
    own.endAll();
  },
  sharedDesk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const userData = temporaryFolder();
      const server = await serveDemo();
      const muster = await startMuster({ userData });
      await connect(muster.page, server);
      await use({ muster, server, grid: gridOf(muster.page) });
      await muster.close();
      await server.close();
      remove(userData);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  desk: async ({ sharedDesk, expectedFaults }, use) => {
    const { muster, server, grid } = sharedDesk;
    server.tenant.faults.clear();
    await muster.page.reload();
    await grid.loaded();
    const before = muster.faults().length;
    await use(sharedDesk);
    const isExpected = (fault: string) => expectedFaults.some((pattern) => pattern.test(fault));
    const faults = muster.faults().slice(before);
    expect(
      faults.filter((fault) => !isExpected(fault)),
      'bugs in the log or the page',
    ).toEqual([]);
  },
});
