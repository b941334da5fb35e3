/** Brings what waits to the tenant, parcel by parcel. Nothing is thrown for what a tenant or a network may do. */
import { judgeFailure } from './classify';
import type { PushContext, PushOutcome } from './outcome';
import type { Parcel } from './outgoing';
import { pushAction } from './push-action';
import { pushCreate } from './push-create';
import { pushDelete } from './push-delete';
import { pushMembers } from './push-members';
import { pushUpdate } from './push-update';
import { together } from './together';

const senders = {
  create: pushCreate,
  update: pushUpdate,
  action: pushAction,
  members: pushMembers,
  delete: pushDelete,
};

/**
 * Sends parcels, four at a time, until one of them finds that nobody can be reached.
 *
 * @param sent told of each parcel that was dealt with
 */
export async function pushParcels(
  context: PushContext,
  parcels: readonly Parcel[],
  sent: () => void,
): Promise<PushOutcome> {
  let doubt: PushOutcome = null;
  const halted = await together(parcels, async (parcel) => {
    if (context.signal.aborted) return null;
    const outcome = await senders[parcel.kind](context, parcel);
    sent();
    if (outcome === null || judgeFailure(outcome) !== 'doubt') return outcome;
    // What may be the trouble of one alone keeps nobody else from being tried.
    doubt = outcome;
    return null;
  });
  return halted ?? doubt;
}
