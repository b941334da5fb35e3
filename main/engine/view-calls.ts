/** What windows ask about saved views. */
import type { engineCalls, Handlers, viewCalls } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Desks } from './desks';
import { listViews, removeView, saveView } from './mirror/saved-views';

export function viewHandlers(desks: Desks): Pick<Handlers<typeof engineCalls>, keyof typeof viewCalls> {
  return {
    'views.list': ({ tenantId }) => desks.with(tenantId, ({ store }) => succeeded(listViews(store.mirror))),
    'views.save': ({ tenantId, view }) => desks.with(tenantId, ({ store }) => saveView(store.mirror, view)),
    'views.remove': ({ tenantId, id }) =>
      desks.with(tenantId, ({ store }) => {
        removeView(store.mirror, id);
        return succeeded(null);
      }),
  };
}
