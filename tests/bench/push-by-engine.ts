/** A program: the real engine sends edits that have been collected, with a list of all users open meanwhile. */
import { answer } from './child';
import {
  closeDesk,
  collectEdits,
  edit,
  firstRows,
  openDesk,
  pullEnded,
  sendEdits,
  signIn,
  statusOf,
  statusWhere,
  watchFirstScreen,
} from './desk';
import type { Pushed, PushOrder } from './push';
import { remember } from './requests';

answer(async ({ mirror, changes, baseUrl, token }: PushOrder): Promise<Pushed> => {
  const { fetch, sent } = remember(baseUrl);
  const engine = await openDesk(mirror, baseUrl, null, { fetch });
  watchFirstScreen(engine);
  const pulled = pullEnded(engine);
  await signIn(engine, token);
  await pulled;
  await collectEdits(engine);
  const rows = await firstRows(engine, changes);
  await edit(
    engine,
    rows.map((row, index) => ({ row, column: 'title', value: `Inspector ${index}` })),
  );
  await sendEdits(engine);
  sent.length = 0;
  const began = performance.now();
  await statusWhere(engine, ({ pending, sending }) => pending + sending === 0);
  const milliseconds = performance.now() - began;
  const { rejected, conflicts } = await statusOf(engine);
  if (rejected + conflicts > 0) throw new Error(`${rejected} changes were rejected, ${conflicts} are in conflict`);
  const pushed = [...sent];
  await closeDesk(engine);
  return { milliseconds, sent: pushed };
});
