/** What others have written into the mirror since something was found out from it, and of whom that may hold no more. */
import { momentOf } from '../mirror/handle';
import type { TenantModel } from '../mirror/model';
import type { Store } from '../mirror/store';
import type { Context } from './context';
import { readKeys, renewKeys } from './keys';

/** What the mirror was when something was found out. */
export interface MirrorState {
  model: TenantModel;
  moment: string | null;
  /** How many notes of whose rows were written there were. */
  touched: number;
}

/** So many people who have changed meanwhile are looked at one by one; where there are more, all are. */
const mostTouched = 5_000;

/** People of whom what was found out may hold no more; or everybody. */
export type Overtaken = ReadonlySet<number> | 'all';

export function mirrorState({ mirror, model }: Store): MirrorState {
  return { model, moment: momentOf(mirror), touched: mirror.touched.count() };
}

/** Whether nobody has written anything since. */
function isUnchanged({ mirror, model }: Store, since: MirrorState): boolean {
  return model === since.model && since.moment !== null && momentOf(mirror) === since.moment;
}

/** Whose rows were written since. */
export function touchedSince(store: Store, since: MirrorState): Overtaken {
  if (isUnchanged(store, since)) return new Set();
  const { touched } = store.mirror;
  const rows = store.model === since.model ? touched.between(since.touched, touched.count()) : null;
  return rows && rows.length <= mostTouched ? new Set(rows) : 'all';
}

/** Finds out whose lines others have overtaken, and puts right who has which value. */
export function* findOvertaken(
  store: Store,
  contexts: readonly Context[],
  since: MirrorState,
): Generator<undefined, Overtaken> {
  if (isUnchanged(store, since)) return new Set();
  const rows = touchedSince(store, since);
  if (rows === 'all') {
    yield* readKeys(contexts, new Set());
    return 'all';
  }
  // What somebody has decides over lines of others too; and who is in which group is not written with the people.
  const isWide = yield* renewKeys(contexts, Uint32Array.from(rows));
  return isWide || contexts.some(({ targets }) => targets.some(({ kind }) => kind === 'group')) ? 'all' : rows;
}
