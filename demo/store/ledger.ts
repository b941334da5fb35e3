/** What a tenant keeps besides its resources: mails, receipts, keys, pictures. Each sort has a ledger of its own. */
import type { z } from 'zod';
import type { Json } from '../scim/resource';

/** Keeps the entries of all ledgers somewhere safer than memory. Called before memory is changed; throws if it cannot. */
export interface LedgerJournal {
  /** What was kept before under the name of a ledger, oldest first. */
  entries(ledger: string): Iterable<Json>;
  write(ledger: string, id: string, entry: Json): void;
  erase(ledger: string, id: string): void;
}

export const noLedgerJournal: LedgerJournal = {
  entries: () => [],
  write: () => undefined,
  erase: () => undefined,
};

/** Entries in the order in which they were first put. */
export interface Ledger<Entry> {
  get(id: string): Entry | null;
  all(): Entry[];
  /** Adds an entry, or takes the place of the one with the same id. */
  put(entry: Entry): void;
  remove(id: string): void;
}

/**
 * Opens the ledger of a name with what is kept of it.
 * @throws ZodError if something was kept that is no entry of it
 */
export function openLedger<Entry extends { id: string } & Json>(
  journal: LedgerJournal,
  name: string,
  schema: z.ZodType<Entry>,
): Ledger<Entry> {
  const byId = new Map<string, Entry>();
  for (const kept of journal.entries(name)) {
    const entry = schema.parse(kept);
    byId.set(entry.id, entry);
  }
  return {
    get: (id) => byId.get(id) ?? null,
    all: () => [...byId.values()],
    put(entry) {
      journal.write(name, entry.id, entry);
      byId.set(entry.id, entry);
    },
    remove(id) {
      journal.erase(name, id);
      byId.delete(id);
    },
  };
}
