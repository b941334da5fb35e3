/** A program: the real engine asks a tenant what has changed, whenever it is told to. */
import { answer } from './child';
import { createClock } from './clock';
import type { DeltaOrder } from './delta';
import { edit, firstRows, openDesk, pullEnded, signIn, statusOf, statusWhere, watchFirstScreen } from './desk';
import type { RepullOrder } from './repull';
import { remember } from './requests';

/** What was written is asked for after some seconds, and then what changed once a minute: in milliseconds. */
const untilDelta = 60_000;
/** Milliseconds between two looks whether a pull has ended. */
const glance = 2;

const clock = createClock();
let running: { pull(): Promise<number> } | null = null;

async function begin({ mirror, baseUrl, token }: RepullOrder) {
  const { fetch, sent } = remember(baseUrl);
  const engine = await openDesk(mirror, baseUrl, null, { ...clock, fetch });
  watchFirstScreen(engine);
  const pulled = pullEnded(engine);
  await signIn(engine, token);
  await pulled;
  const [row = 0] = await firstRows(engine, 1);
  const pushed = statusWhere(engine, ({ pending, sending }) => pending + sending === 0);
  await edit(engine, [{ row, column: 'title', value: 'Canary' }]);
  await pushed;

  /** The tenant counts as seen when a pull has ended. */
  async function pull(): Promise<number> {
    const { seenAt } = await statusOf(engine);
    sent.length = 0;
    const began = performance.now();
    clock.forward(untilDelta);
    while ((await statusOf(engine)).seenAt === seenAt) await new Promise((resolve) => setTimeout(resolve, glance));
    const milliseconds = performance.now() - began;
    if (!sent.some(({ path }) => path.includes('lastModified'))) throw new Error('the engine asked for no changes');
    return milliseconds;
  }
  return { pull };
}

answer(async (order: DeltaOrder): Promise<number> => {
  if ('pull' in order) {
    if (!running) throw new Error('there is nothing to pull yet');
    return running.pull();
  }
  running = await begin(order);
  return running.pull();
});
