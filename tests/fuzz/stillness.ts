import { setImmediate as nextTurn } from 'node:timers/promises';
import { Violation } from './violation';

/** What keeps the event loop going without any timer or answer from outside. */
const underWay = /^(Immediate|FSReq|.*Backup)/;

/** After so many turns of the event loop something runs in circles. */
const mostTurns = 20_000;

/** Turns of the event loop in which nothing at all may happen before it counts as still. */
const calmTurns = 2;

/**
 * Resolves once all code that can run has run: nothing goes on any more unless a virtual timer ends or a virtual
 * answer comes. Real timers are not waited for: they only guard against what a real network would do.
 *
 * @param busy whether something is still being worked on that the event loop does not show
 */
export async function stillness(busy: () => boolean): Promise<void> {
  let calm = 0;
  for (let turns = 0; calm < calmTurns; turns += 1) {
    if (turns > mostTurns) throw new Violation('the engine does not run in circles', 'no timer and no answer, and yet');
    await nextTurn();
    const working = busy() || process.getActiveResourcesInfo().some((kind) => underWay.test(kind));
    calm = working ? 0 : calm + 1;
  }
}
