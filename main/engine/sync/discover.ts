/** Takes over what a tenant says of itself. */
import { readFact, writeFact } from '../mirror/facts';
import { pluck, sqlFor, transaction } from '../mirror/handle';
import { modelOf } from '../mirror/model';
import type { Store } from '../mirror/store';
import { refreshRow } from '../queue/rows';
import type { Discovery } from '../scim/resource';

/** So many rows are written anew in one transaction, so that the window is answered in between. */
const chunk = 500;

/**
 * Keeps a discovery and, where it says something new, reads every resource again in its light.
 *
 * @returns whether anything changed
 */
export async function adoptDiscovery(store: Store, discovery: Discovery): Promise<boolean> {
  const known = readFact(store.mirror, 'discovery');
  if (known && JSON.stringify(known) === JSON.stringify(discovery)) return false;
  store.model = modelOf(discovery);
  const { admin: _, ...schemas } = discovery;
  const { admin: __, ...knownSchemas } = known ?? discovery;
  if (known && JSON.stringify(schemas) === JSON.stringify(knownSchemas)) {
    // What the admin may do says nothing of what is in the rows.
    writeFact(store.mirror, 'discovery', discovery);
    return true;
  }
  const ids = pluck<number>(store.mirror, sqlFor.selectFrom('resource').select('id').orderBy('id'));
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
