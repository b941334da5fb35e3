/** A program: makes a complete mirror of a tenant in a folder. */
import { answer } from './child';
import { closeDesk, openDesk, pullEnded } from './desk';
import type { MirrorOrder } from './setting';

answer(async ({ folder, baseUrl, token }: MirrorOrder) => {
  const engine = await openDesk(folder, baseUrl, token);
  await pullEnded(engine);
  await closeDesk(engine);
  return null;
});
