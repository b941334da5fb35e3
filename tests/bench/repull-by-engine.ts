/** A program: the real engine pulls everything once more, with a list of all users open meanwhile. */
import { answer } from './child';
import { closeDesk, openDesk, pullEnded, signIn, watchFirstScreen } from './desk';
import type { Pulled } from './pull';
import type { RepullOrder } from './repull';

answer(async ({ mirror, baseUrl, token }: RepullOrder): Promise<Pulled> => {
  const engine = await openDesk(mirror, baseUrl, null);
  watchFirstScreen(engine);
  const ended = pullEnded(engine);
  const began = performance.now();
  await signIn(engine, token);
  const { users } = await ended;
  const milliseconds = performance.now() - began;
  await closeDesk(engine);
  return { milliseconds, users };
});
