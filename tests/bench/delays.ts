/** How late the window and its desktop process are while users are pulled and changes pushed. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import keytar from 'keytar';
import { inRoot } from '../../build/root';
import { startApp } from './app';
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';
import { helloMark, writeHello } from './hello';
import { layOutTenant, musterMark } from './muster';
import { editIn, pullEndedIn, pushEndedIn, seenBy, watchEngine, watchTimers } from './page-probe';
import type { PlainPullOrder, Pulled } from './pull';
import type { Setting } from './setting';
import { type ProcessLateness, writeWatched } from './watched';

const keychain = 'Muster';
const mostChanges = 10_000;

/** The window while all users are pulled for the first time, then while so many changes are pushed. */
async function ofMuster(setting: Setting, app: string, changes: number): Promise<Sample> {
  const id = `bench-${randomUUID()}`;
  const tenant = await setting.ownTenant({ users: setting.users });
  const userData = await layOutTenant(setting, id, tenant.baseUrl, 'keychain');
  await keytar.setPassword(keychain, id, tenant.token);
  const running = await startApp(setting.electron, [app, '--user-data', userData]);
  try {
    const page = await running.page(musterMark);
    await watchTimers(page);
    await watchEngine(page, id);
    const look = async () => ({ ...(await seenBy(page)), ...((await running.ask('lateness')) as ProcessLateness) });
    // What came before is the start, which is measured elsewhere.
    await look();
    await pullEndedIn(page);
    const pull = await look();
    const taken = await editIn(page, id, changes);
    const edit = await look();
    await pushEndedIn(page);
    const push = await look();
    return {
      figure: Math.max(...[pull, edit, push].flatMap(({ main, timers }) => [main.p99, timers.p99])),
      more: {
        'p99 of the desktop process, pull, ms': pull.main.p99,
        'p99 of the desktop process, push, ms': push.main.p99,
        'p99 of the window, pull, ms': pull.timers.p99,
        'p99 of the window, push, ms': push.timers.p99,
        'longest of the window, ms': Math.max(...[pull, edit, push].map(({ timers }) => timers.longest)),
        'p99 of the engine, pull, ms': pull.engine?.p99 ?? Number.NaN,
        'p99 of the engine, push, ms': push.engine?.p99 ?? Number.NaN,
        'until the edits were taken, ms': taken,
        'p99 of answers with rows, pull, ms': pull.answers.p99,
        'p99 of answers with rows, push, ms': push.answers.p99,
        'longest answer with rows, pull, ms': pull.answers.longest,
        'longest answer with rows, push, ms': push.answers.longest,
      },
    };
  } finally {
    await running.quit();
    await tenant.end();
    await keytar.deletePassword(keychain, id);
  }
}

/** A window on which nothing happens while another program reads the same pages. */
async function ofHello(setting: Setting, args: string[]): Promise<Sample> {
  const tenant = await setting.tenant();
  const running = await startApp(setting.electron, args);
  try {
    const page = await running.page(helloMark);
    await watchTimers(page);
    await running.ask('lateness');
    await ask<PlainPullOrder, Pulled>('pull-plainly.ts', tenant);
    const { timers } = await seenBy(page);
    const { main } = (await running.ask('lateness')) as ProcessLateness;
    return { figure: Math.max(main.p99, timers.p99) };
  } finally {
    await running.quit();
  }
}

const changesOf = (users: number) => Math.min(users, mostChanges);

export const delays: Benchmark = {
  name: 'delays',
  what: (users) =>
    `99th percentile of delays in window and desktop process while ${users} users are pulled and ${changesOf(users)} changes pushed, against an idle window beside a program that reads the same pages`,
  unit: 'ms',
  limit: 50,
  aim: null,
  windows: true,
  usualRuns: 2,
  async prepare(setting) {
    const built = { main: inRoot('out/main/index.js'), engine: inRoot('out/main/engine.js') };
    const muster = await writeWatched(await setting.newFolder('watched-muster'), built);
    const folder = await setting.newFolder('watched-hello');
    const hello = await writeHello(folder);
    await writeWatched(folder, { main: join(folder, 'main.cjs'), engine: null });
    return {
      baseline: () => ofHello(setting, hello),
      itself: () => ofMuster(setting, muster, changesOf(setting.users)),
    };
  },
};
