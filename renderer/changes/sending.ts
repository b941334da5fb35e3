/** Sends what waits: what was collected, else by trying the tenant at once. */
import { actOnChanges } from '../state/changes';
import { syncNow } from '../state/session';
import { useStatus } from '../state/status';
import { showFailure } from '../state/toasts';

export async function sendChanges(): Promise<void> {
  const { status } = useStatus.getState();
  if (!status) return;
  if (status.collected === 0) return syncNow();
  const sent = await actOnChanges(status.tenantId, 'send', { states: ['pending'], ready: false });
  if (!sent.ok) showFailure(sent.failure);
}
