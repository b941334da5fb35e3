/** A program: brings the full-text index of a mirror up to everybody, which the app does when there is nothing else to do. */
import { closeMirror, openMirror } from '../../main/engine/mirror/open';
import { indexMore } from '../../main/engine/mirror/search';
import { answer } from './child';
import { got } from './desk';
import type { IndexOrder } from './setting';

answer(async ({ mirror: folder }: IndexOrder) => {
  const { mirror } = got(await openMirror(folder, Date.now));
  while (indexMore(mirror)) {
    // Each turn brings some of them.
  }
  closeMirror(mirror);
  return null;
});
