/** What windows ask about people: one whole, and many at a time. */
import type { engineCalls, Handlers, peopleCalls } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Desks } from './desks';
import { administrationOf } from './people/administration';
import { countActions } from './people/counting';
import { judgeDeletion } from './people/deletion';
import { listKeys, performNow, revokeKey } from './people/online';
import { readPerson } from './people/person';
import { pictureOf } from './people/pictures';
import { viewRows } from './views';

export function peopleHandlers(desks: Desks): Pick<Handlers<typeof engineCalls>, keyof typeof peopleCalls> {
  return {
    'tenant.administration': ({ tenantId }) => desks.with(tenantId, ({ store }) => succeeded(administrationOf(store))),
    'people.read': ({ tenantId, row }) => desks.with(tenantId, ({ store }) => readPerson(store, row)),
    'people.photo': ({ tenantId, row }) =>
      desks.with(tenantId, ({ store, loop }) => pictureOf(store, row, loop.session())),
    'users.rows': ({ viewId, ranges }) => desks.withView(viewId, (view) => succeeded(viewRows(view, ranges))),
    'users.counts': ({ viewId, columns }) =>
      desks.withView(viewId, async ({ reader, ids }) => {
        const counts = await reader.read('counts', { ids, columns });
        return succeeded(columns.map((column, index) => ({ column, counts: counts[index] ?? [] })));
      }),
    'people.values': ({ tenantId, rows, column, limit }) =>
      desks.with(tenantId, async ({ reader }) => {
        const [counts = []] = await reader.read('values', { ids: rows, columns: [column], limit });
        return succeeded(counts);
      }),
    'people.actions': ({ tenantId, rows }) =>
      desks.with(tenantId, async ({ store }) => succeeded(await countActions(store, rows))),
    'people.deletion': ({ tenantId, rows }) =>
      desks.with(tenantId, async ({ store }) => succeeded(await judgeDeletion(store, rows))),
    'people.known': ({ tenantId, column, values }) =>
      desks.with(tenantId, async ({ reader }) => succeeded(await reader.read('known', { column, values }))),
    'actions.perform': ({ tenantId, ...deed }) =>
      desks.with(tenantId, async (desk) => {
        const done = await performNow(desk.store, desk.loop.session(), deed);
        if (done.ok) desks.edited(desk);
        return done;
      }),
    'keys.list': ({ tenantId, row }) => desks.with(tenantId, ({ store, loop }) => listKeys(store, loop.session(), row)),
    'keys.revoke': ({ tenantId, ...revocation }) =>
      desks.with(tenantId, async (desk) => {
        const done = await revokeKey(desk.store, desk.loop.session(), revocation);
        if (done.ok) desks.edited(desk);
        return done;
      }),
  };
}
