/** What was done to whom, by the request that asked for it: so that nothing is done twice. Kept for good. */
import { z } from 'zod';
import type { Ledger } from '../store/ledger';

export const Receipt = z.object({
  id: z.string(),
  /** Made by the client. */
  requestId: z.string(),
  action: z.string(),
  /** The id of the user, who may be gone. */
  user: z.string(),
  /** A SCIM dateTime. */
  performedAt: z.string(),
  performedBy: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** Which request of which action; another user's or another action's is another one. */
export type Asked = Pick<Receipt, 'user' | 'action' | 'requestId'>;

export interface Receipts {
  find(asked: Asked): Receipt | null;
  /** In the order of doing. */
  all(): Receipt[];
  add(receipt: Omit<Receipt, 'id'>): Receipt;
}

const idOf = ({ user, action, requestId }: Asked) => JSON.stringify([user, action, requestId]);

export function createReceipts(ledger: Ledger<Receipt>): Receipts {
  return {
    find: (asked) => ledger.get(idOf(asked)),
    all: () => ledger.all(),
    add(receipt) {
      const kept = { ...receipt, id: idOf(receipt) };
      ledger.put(kept);
      return kept;
    },
  };
}
