/** What the links in mails let their receivers do, without signing in. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ledger } from '../store/ledger';

export const Ticket = z.object({
  /** Stands in the link. */
  id: z.string(),
  /** The id of the user who may use it. */
  user: z.string(),
  purpose: z.enum(['activation', 'reset']),
  /** When it ends, as a SCIM dateTime; null: never. */
  until: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

export interface Tickets {
  issue(purpose: Ticket['purpose'], user: string): Ticket;
  /** Null for one that was never issued, is for something else, was used, or has ended. */
  find(purpose: Ticket['purpose'], id: string): Ticket | null;
  /** Ends a ticket that can be used once. */
  use(purpose: Ticket['purpose'], id: string): void;
}

/** Milliseconds for which a ticket is good; an invitation stays so. */
const lifetimes: Record<Ticket['purpose'], number | null> = { activation: null, reset: 24 * 3_600_000 };

/** @param now milliseconds since 1970, UTC */
export function createTickets(ledger: Ledger<Ticket>, now: () => number): Tickets {
  let issued = 0;
  const find: Tickets['find'] = (purpose, id) => {
    const ticket = ledger.get(id);
    if (ticket === null || ticket.purpose !== purpose) return null;
    return ticket.until !== null && Date.parse(ticket.until) <= now() ? null : ticket;
  };
  return {
    issue(purpose, user) {
      issued += 1;
      // Drawn from what is there already, so that a history can be repeated; secret enough for people who do not exist.
      const id = createHash('sha256')
        .update(`${purpose} ${user} ${issued} ${ledger.all().length} ${now()}`)
        .digest('hex')
        .slice(0, 32);
      const lifetime = lifetimes[purpose];
      const until = lifetime === null ? null : new Date(now() + lifetime).toISOString();
      const ticket: Ticket = { id, user, purpose, until };
      ledger.put(ticket);
      return ticket;
    },
    find,
    use(purpose, id) {
      if (find(purpose, id) !== null) ledger.remove(id);
    },
  };
}
