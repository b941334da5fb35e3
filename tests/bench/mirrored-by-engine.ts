/** A program: opens a mirror in the real engine and looks through a list of all users. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { answer } from './child';
import { closeDesk, columnsOf, got, openDesk, openView, unreachable } from './desk';
import type { Held, Mirrored, MirroredOrder } from './mirrored';

/** Rows of one window, and the windows that are looked at, all over the list. */
const window = { rows: 50, count: 200 };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function held(): Held {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss, heap: heapUsed };
}

answer(async ({ mirror }: MirroredOrder): Promise<Mirrored> => {
  const engine = await openDesk(mirror, unreachable, null);
  const columns = (await columnsOf(engine)).filter(({ shown }) => shown).map(({ key }) => key);
  const atRest = held();
  const { viewId, count } = await openView(engine, columns);
  for (let turn = 0; turn < window.count; turn += 1) {
    const start = Math.floor((count * turn) / window.count);
    got(await engine.calls['users.window']({ viewId, start, count: window.rows }));
  }
  const shown = held();
  await closeDesk(engine);
  return { atRest, shown, users: count };
});
