/** The pictures of people: kept in the mirror by their address, fetched when they are first looked at. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { all, first, type Mirror, run, sqlFor } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { changeById, openChangesOf } from '../queue/changes';
import { photoOf, pictureIn, waitingChange } from '../queue/photo';
import type { Session } from '../sync/loop';

/** So many pictures are kept; those that were not looked at longest go first. */
const mostPictures = 5_000;

/** The picture as a `data:` URL; null where there is none, or it cannot be had without a connection. */
export async function pictureOf(store: Store, row: number, session: Session | null): Promise<Result<string | null>> {
  const { mirror } = store;
  if (resourceById(mirror, row)?.type !== 'User') return failed('unknown-row');
  const name = photoOf(store, readRow(mirror, row) ?? {}, openChangesOf(mirror, row));
  if (name === null) return succeeded(null);
  const waiting = waitingChange(name);
  if (waiting !== null) {
    const change = changeById(mirror, waiting);
    return succeeded(change && pictureIn(store, change));
  }
  const kept = first(mirror, sqlFor.selectFrom('picture').select(['type', 'bytes']).where('address', '=', name));
  if (kept) {
    run(mirror, sqlFor.updateTable('picture').set({ used_at: store.now() }).where('address', '=', name));
    return succeeded(dataUrl(kept));
  }
  if (!session) return succeeded(null);
  const fetched = await session.client.photo(name, session.signal);
  if (!fetched.ok) return fetched;
  if (fetched.value === null) return succeeded(null);
  // The tenant may have been closed meanwhile.
  if (mirror.sqlite.open) keepPicture(store, name, fetched.value);
  return succeeded(dataUrl(fetched.value));
}

interface Picture {
  type: string;
  bytes: Uint8Array;
}

function dataUrl({ type, bytes }: Picture): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function keepPicture({ mirror, now }: Store, address: string, { type, bytes }: Picture): void {
  run(mirror, sqlFor.insertInto('picture').orReplace().values({ address, type, bytes, used_at: now() }));
  forgetOldest(mirror);
}

function forgetOldest(mirror: Mirror): void {
  const stale = all(
    mirror,
    sqlFor.selectFrom('picture').select('address').orderBy('used_at', 'desc').offset(mostPictures).limit(100),
  );
  for (const { address } of stale) run(mirror, sqlFor.deleteFrom('picture').where('address', '=', address));
}
