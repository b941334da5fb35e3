/** From the start of the process to the first painted rows, against a window that says hello. */
import { randomUUID } from 'node:crypto';
import keytar from 'keytar';
import { startApp } from './app';
import type { Benchmark } from './benchmark';
import { helloMark, writeHello } from './hello';
import { layOutMuster, musterMark } from './muster';
import type { Setting } from './setting';

/** Starts before the ones that count: Chromium fills its caches, and keeps compiled code from the second one on. */
const rehearsals = 3;

const keychain = 'Muster';

/** Milliseconds from the start of the process to the mark, by the clock on the wall. */
async function timeToMark({ electron }: Setting, args: string[], mark: string): Promise<number> {
  const app = await startApp(electron, args);
  try {
    const page = await app.page(mark);
    const markedAt = await page.evaluate((name) => {
      const [entry] = performance.getEntriesByName(name);
      return performance.timeOrigin + (entry?.startTime ?? Number.NaN);
    }, mark);
    return markedAt - app.startedAt;
  } finally {
    await app.quit();
  }
}

export const startup: Benchmark = {
  name: 'startup',
  what: (users) =>
    `process start to the first painted rows of a mirror of ${users} users, against a hello-world window`,
  unit: 'ms',
  aim: 1.5,
  windows: true,
  usualRuns: 5,
  async prepare(setting) {
    const id = `bench-${randomUUID()}`;
    const { token } = await setting.tenant();
    const muster = await layOutMuster(setting, id, 'keychain');
    const hello = await writeHello(await setting.newFolder('hello'));
    await keytar.setPassword(keychain, id, token);
    const rivals = {
      baseline: async () => ({ figure: await timeToMark(setting, hello, helloMark) }),
      itself: async () => ({ figure: await timeToMark(setting, muster, musterMark) }),
      async end() {
        await keytar.deletePassword(keychain, id);
      },
    };
    setting.say(`  ${rehearsals} rehearsals`);
    for (let turn = 1; turn <= rehearsals; turn += 1) {
      await rivals.baseline();
      await rivals.itself();
    }
    return rivals;
  },
};
