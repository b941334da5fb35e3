/** What must hold of what the admin asks the tenant to do to people: mails and pictures, each once for each wish. */
import { type ChangeLine, isOpen, type MirrorState } from '../support/mirror-file';
import type { Deed, Ledger } from './ledger';
import { Violation } from './violation';

/** By what the tenant knows the request of a change that is an action; null for any other change. */
export function requestIdOf({ kind, value }: Pick<ChangeLine, 'kind' | 'value'>): string | null {
  if (kind !== 'action' || typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return String(value.requestId);
}

export interface WishWatch {
  /** Holds what is in the mirror's file, and what has become of it since the last look, to the rules. */
  look(before: MirrorState, now: MirrorState): void;
}

/** Parked for these the tenant may have done it all the same, and the admin decides over a doubt. */
const doubtful = /"(server-error|timeout|html-answer|not-scim|redirected|forbidden)"/;

const isTakenBack = ({ state }: ChangeLine) => ['undone', 'discarded', 'replaced'].includes(state);

function named({ id, path, resourceId, state }: ChangeLine): string {
  return `change ${id} (${path} for ${resourceId}, ${state})`;
}

export function watchWishes(ledger: Ledger): WishWatch {
  /** By change: the last movement at the tenant when it was taken back, or another took its place. */
  const closed = new Map<number, number>();

  /** Each wish by the name of its request; no two share one. */
  function wishesOf(mirror: MirrorState): Map<string, ChangeLine> {
    const wishes = new Map<string, ChangeLine>();
    for (const change of mirror.changes.values()) {
      const requestId = requestIdOf(change);
      if (requestId === null) continue;
      const other = wishes.get(requestId);
      if (other) throw new Violation('no wish is fulfilled twice', `${named(change)} is ${named(other)} again`);
      wishes.set(requestId, change);
    }
    return wishes;
  }

  function taken(change: ChangeLine, old: ChangeLine | undefined, done: ReadonlyMap<string, Deed>): void {
    if (!isTakenBack(change)) {
      closed.delete(change.id);
      return;
    }
    if (closed.has(change.id)) return;
    closed.set(change.id, ledger.seq());
    const wasDone = done.has(requestIdOf(change) ?? '');
    if (!wasDone || !old || !isOpen(old) || doubtful.test(old.failure ?? '')) return;
    throw new Violation('undo leaves no trace', `${named(old)} had been done, and is ${change.state}`);
  }

  return {
    look(before, now) {
      const wishes = wishesOf(now);
      const done = new Map<string, Deed>();
      for (const deed of ledger.deeds()) {
        if (done.has(deed.requestId)) throw new Violation('no wish is fulfilled twice', JSON.stringify(deed));
        done.set(deed.requestId, deed);
        const wish = wishes.get(deed.requestId);
        const owner = wish && mirrorIdOf(now, wish);
        const isMeant = wish?.path === deed.action && (owner === null || owner === deed.user);
        if (!isMeant) throw new Violation('no wish is fulfilled twice', `nobody asked for ${JSON.stringify(deed)}`);
        if (deed.seq <= (closed.get(wish.id) ?? Number.POSITIVE_INFINITY)) continue;
        throw new Violation('undo leaves no trace', `${named(wish)} was done after it had been taken back`);
      }
      for (const change of wishes.values()) taken(change, before.changes.get(change.id), done);
    },
  };
}

/** The tenant's id of whom a change is about; null where they have left the mirror. */
function mirrorIdOf({ resources }: MirrorState, { resourceId }: ChangeLine): string | null {
  return resources.get(resourceId)?.remoteId ?? null;
}
