/** Takes over what a tenant says of itself. */
import { isDeepStrictEqual } from 'node:util';
import { readFact, writeFact } from '../mirror/facts';
import { pluck, sqlFor, transaction } from '../mirror/handle';
import { modelOf } from '../mirror/model';
import type { Store } from '../mirror/store';
import { refreshRow } from '../queue/rows';
import type { Discovery } from '../scim/resource';

/** So many rows are written anew in one transaction, so that the window is answered in between. */
const chunk = 500;

/** What is kept of a discovery: what the client alone needs, and notes for the log, change from one to the next. */
function kept({ schemas, patch, bulk, filter, sort, etag, groups, groupSchema, admin }: Discovery): Discovery {
  return { schemas, patch, bulk, filter, sort, etag, groups, groupSchema, admin };
}

/**
 * Keeps a discovery and, where its schemas say something new, reads every resource again in their light.
 *
 * @returns whether anything changed
 */
export async function adoptDiscovery(store: Store, discovered: Discovery): Promise<boolean> {
  const discovery = kept(discovered);
  const known = readFact(store.mirror, 'discovery');
  if (known && isDeepStrictEqual(kept(known), discovery)) return false;
  store.model = modelOf(discovery);
  if (known && isDeepStrictEqual({ ...kept(known), admin: null }, { ...discovery, admin: null })) {
    // What the admin may do says nothing of what is in the rows.
    writeFact(store.mirror, 'discovery', discovery);
    return true;
  }
  // In a transaction: newcomers who were being written meanwhile were read in the old light.
  const ids = transaction(store.mirror, () =>
    pluck<number>(store.mirror, sqlFor.selectFrom('resource').select('id').orderBy('id')),
  );
  for (let start = 0; start < ids.length; start += chunk) {
    transaction(store.mirror, () => {
      for (const id of ids.slice(start, start + chunk)) refreshRow(store, id);
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Only now: if the work above is cut short, it is done again at the next start.
  writeFact(store.mirror, 'discovery', discovery);
  return true;
}
