/** What was found out of a tenant by trying, whatever it says of itself. */
import { readFact, writeFact } from '../mirror/facts';
import type { Store } from '../mirror/store';
import type { TenantProfile } from '../mirror/tenant-profile';

const unknown: TenantProfile = {
  ifMatch: 'unknown',
  mistrusts: 0,
  delta: 'unknown',
  bulk: 'unknown',
  bulkMost: 100,
  pace: null,
};

/** What is known; nothing at first. */
export function profileOf(store: Store): TenantProfile {
  return { ...unknown, ...readFact(store.mirror, 'profile') };
}

/** Keeps what was learnt. */
export function learn(store: Store, learnt: Partial<TenantProfile>): void {
  writeFact(store.mirror, 'profile', { ...profileOf(store), ...learnt });
}
