/** A second admin, who edits somebody now and then: rather those whom others have just edited, so that conflicts can be seen. */
import { adminUrn } from '../kinds/extensions';
import type { Draw } from '../people/draw';
import { ScimError } from '../scim/error';
import { isObject, type Resource } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Tenant } from '../tenant/tenant';
import { editsOf } from './edits';

export interface SecondAdmin {
  /** Edits one user, and returns them; null if nothing came to mind that the tenant allows. */
  edit(): Resource | null;
}

/** So many users whom others have edited are kept in mind. */
const mostRecent = 20;
const recentChance = 0.6;
/** Where a list begins is what is looked at. */
const firstOnes = 100;
const firstChance = 0.6;
const tries = 12;

/** @param tenant signed by the second admin, whose name is `name` */
export function createSecondAdmin(tenant: Tenant, name: string, draw: Draw): SecondAdmin {
  const { store } = tenant;
  const edits = editsOf(tenant);
  /** Ids; the latest last. */
  const recent = new Set<string>();
  store.watch((type, id) => {
    if (type !== 'User') return;
    recent.delete(id);
    recent.add(id);
    const [oldest] = recent;
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  });

  const isOthers = ({ resource }: Entry) => {
    const account = resource[adminUrn];
    return !isObject(account) || account.lastModifiedBy !== name;
  };

  /** The user whom somebody else edited last. */
  function editedByOthers(): Entry | null {
    const known = [...recent].reverse().flatMap((id) => store.users.get(id) ?? []);
    return known.find(isOthers) ?? null;
  }

  function anybody(): Entry | null {
    const all = store.users.all();
    const among = draw.chance(firstChance) ? Math.min(firstOnes, all.length) : all.length;
    return all[draw.below(among)] ?? null;
  }

  function attempt(): Resource | null {
    const user = (draw.chance(recentChance) ? editedByOthers() : null) ?? anybody();
    const operation = user === null ? null : (edits[draw.below(edits.length)]?.(user, draw) ?? null);
    if (user === null || operation === null) return null;
    try {
      return tenant.patch('User', user.resource.id, [operation]).resource;
    } catch (error) {
      // What the tenant refuses is left, as anybody would.
      if (error instanceof ScimError) return null;
      throw error;
    }
  }

  return {
    edit() {
      for (let count = 0; count < tries; count += 1) {
        const edited = attempt();
        if (edited !== null) return edited;
      }
      return null;
    },
  };
}
