/** What windows ask about filters. */
import type { engineCalls, filterCalls, Handlers } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Desks } from './desks';
import { filterDoubt } from './filter/check';
import { completeFilter } from './people/filter-completions';
import { fittingFilter } from './views';

export function filterHandlers(desks: Desks): Pick<Handlers<typeof engineCalls>, keyof typeof filterCalls> {
  return {
    'filter.check': ({ tenantId, text, cursor }) =>
      desks.with(tenantId, async ({ store }) =>
        succeeded({
          // Without a text there is no filter.
          problem: text.trim() === '' ? null : filterDoubt(text, store.model.discovery.schemas),
          completions: cursor === null ? [] : await completeFilter(store, text, cursor),
        }),
      ),
    'users.facets': ({ tenantId, query, column, search, limit }) =>
      desks.with(tenantId, async ({ store, reader }) => {
        const fitting = fittingFilter(store, query);
        return fitting.ok ? succeeded(await reader.read('facets', { query, column, search, limit })) : fitting;
      }),
  };
}
