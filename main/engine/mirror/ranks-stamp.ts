/**
 * Of which moment the ranks tell that lie in files beside the mirror.
 *
 * A stamp stands for what the mirror held when it was set. Triggers note in the transaction of whatever is written whose it
 * is. So wherever a stamp stands, be it after a crash or in a copy of the file, everybody who is not noted is as they were then.
 */

import type { Mirror } from './handle';
import { pluck, run, sqlFor, unhurriedTransaction } from './handle';

export interface StandingStamp {
  stamp: string;
  /** How many were written since. */
  written: number;
}

/** Null where none was set. */
export function standingStamp(mirror: Mirror): StandingStamp | null {
  const [stamp] = pluck<string>(mirror, sqlFor.selectFrom('ranks_stamp').select('stamp'));
  const [written = 0] = pluck<number>(
    mirror,
    sqlFor.selectFrom('ranks_written').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return stamp === undefined ? null : { stamp, written };
}

/** Whose rows were written since the stamp was set, ascending. */
export function writtenSinceStamp(mirror: Mirror): Uint32Array {
  return Uint32Array.from(pluck<number>(mirror, sqlFor.selectFrom('ranks_written').select('id').orderBy('id')));
}

/**
 * Sets another stamp, which stands for what the mirror holds now.
 *
 * @param stamp one that never stood anywhere
 */
export function setStamp(mirror: Mirror, stamp: string): void {
  unhurriedTransaction(mirror, () => {
    run(mirror, sqlFor.deleteFrom('ranks_stamp'));
    run(mirror, sqlFor.deleteFrom('ranks_written'));
    run(mirror, sqlFor.insertInto('ranks_stamp').values({ stamp }));
  });
}
