/** A server whose reads lag behind its writes. */
import { z } from 'zod';
import { notFound } from '../scim/error';
import type { ResourceTypeName } from '../scim/resource';
import type { Entry } from '../store/store';
import { choose } from '../tenant/selection';
import type { Tenant, View } from '../tenant/tenant';
import { targetOf } from '../tenant/write';
import { type Exchange, misbehaviour } from './misbehaviour';

/** What was there before a write; null if that was the creation. */
interface Past {
  at: number;
  before: Entry | null;
}
type Pasts = Record<ResourceTypeName, Map<string, Past[]>>;

/** Whether the exchange shows resources without changing any. */
function reads({ method, path }: Exchange): boolean {
  return method === 'GET' || path.endsWith('/.search');
}

function lateView(tenant: Tenant, view: View, pasts: Pasts): View {
  return {
    find(type, id) {
      const [past] = pasts[type].get(id) ?? [];
      if (past === undefined) return view.find(type, id);
      if (past.before === null) throw notFound(`${type} ${id}`);
      return past.before;
    },
    query(type, wanted) {
      const late = pasts[type];
      if (late.size === 0) return view.query(type, wanted);
      const now = view.query(type, { filter: null, sortBy: null, sortOrder: 'ascending' });
      const still = new Set(now.map(({ resource }) => resource.id));
      const shown = now.flatMap((entry) => {
        const [past] = late.get(entry.resource.id) ?? [];
        return past === undefined ? [entry] : (past.before ?? []);
      });
      const gone = [...late].flatMap(([id, [past]]) => (still.has(id) ? [] : (past?.before ?? [])));
      return choose(tenant.model(type), [...shown, ...gone], wanted);
    },
  };
}

/** For a while after a write, reads and lists show what was there before it. */
export const lateReads = misbehaviour(
  'lateReads',
  {
    ms: z.number().min(1).default(2_000),
    /** New resources only, or every write. */
    what: z.enum(['creates', 'all']).default('all'),
    /** Whether new resources cannot be written to either. */
    updates: z.boolean().default(false),
  },
  ({ ms, what, updates }, { tenant, now }) => {
    const pasts: Pasts = { User: new Map(), Group: new Map() };
    const stop = tenant.store.watch((type, id, before) => {
      if (what === 'creates' && before !== null) return;
      pasts[type].set(id, [...(pasts[type].get(id) ?? []), { at: now(), before }]);
    });
    /** Forgets what is long enough ago to be seen. */
    const settle = () => {
      const seen = now() - ms;
      for (const byId of Object.values(pasts)) {
        for (const [id, all] of byId) {
          const left = all.filter(({ at }) => at > seen);
          if (left.length === 0) byId.delete(id);
          else if (left.length < all.length) byId.set(id, left);
        }
      }
    };
    return {
      concerns(exchange) {
        if (!reads(exchange)) return false;
        settle();
        return pasts.User.size + pasts.Group.size > 0;
      },
      view: (view) => lateView(tenant, view, pasts),
      write(operation) {
        const target = targetOf(operation);
        if (!updates || target?.id == null) return null;
        settle();
        const [past] = pasts[target.type].get(target.id) ?? [];
        if (past?.before === null) throw notFound(`${target.type} ${target.id}`);
        return null;
      },
      disarm: stop,
    };
  },
);
