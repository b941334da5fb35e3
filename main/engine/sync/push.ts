/** Brings what waits to the tenant, parcel by parcel. Nothing is thrown for what a tenant or a network may do. */
import type { PushContext, PushOutcome } from './outcome';
import type { Parcel } from './outgoing';
import { pushCreate } from './push-create';
import { pushDelete } from './push-delete';
import { pushMembers } from './push-members';
import { pushUpdate } from './push-update';

const senders = { create: pushCreate, update: pushUpdate, members: pushMembers, delete: pushDelete };

/** So many requests are under way at once. */
const together = 4;

/**
 * Sends parcels, four at a time, until one of them finds that nobody can be reached; the others under way then come to
 * their own ends.
 *
 * @param sent told of each parcel that was dealt with
 */
export async function pushParcels(
  context: PushContext,
  parcels: readonly Parcel[],
  sent: () => void,
): Promise<PushOutcome> {
  const waiting = [...parcels];
  let halted: PushOutcome = null;
  async function work(): Promise<void> {
    for (let parcel = waiting.shift(); parcel && !halted && !context.signal.aborted; parcel = waiting.shift()) {
      halted = (await senders[parcel.kind](context, parcel)) ?? halted;
      sent();
    }
  }
  await Promise.all(Array.from({ length: Math.min(together, parcels.length) }, work));
  return halted;
}
