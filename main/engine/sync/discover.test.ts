import { expect, it } from 'vitest';
import { attribute, discovery, openStore, user } from '../../../tests/support/tenant-model';
import { writeFact } from '../mirror/facts';
import { first, sqlFor } from '../mirror/handle';
import { writeBase } from '../mirror/resources';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import type { Discovery } from '../scim/resource';
import { adoptDiscovery } from './discover';

function withNickNames(): Discovery {
  const [core, ...extensions] = discovery.schemas;
  if (!core) throw new Error('the tenant has no schemas');
  const attributes = [...core.attributes, attribute('nickName', { uniqueness: 'server' })];
  return { ...discovery, schemas: [{ ...core, attributes }, ...extensions] };
}

it('newcomers of an import that was under way are read in the light of new schemas too', async () => {
  const store = await openStore();
  writeFact(store.mirror, 'discovery', discovery);
  function* importing(own: Store): Generator<undefined, number> {
    const { id } = writeBase(own, user('ann', { nickName: 'Nan' }), own.stamp(), null);
    yield;
    return id;
  }
  const written = transactionInSteps(store, importing, new AbortController().signal);
  expect(await adoptDiscovery(store, withNickNames())).toBe(true);
  const id = await written;
  const row = first(store.mirror, sqlFor.selectFrom('row').select('search_text').where('id', '=', id));
  expect(row?.search_text).toContain('nan');
});
