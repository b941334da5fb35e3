import type { Mirror } from './handle';
import type { TenantModel } from './model';

/** An open mirror with what is known of its tenant: what every read and write of the queue and the sync starts from. */
export interface Store {
  mirror: Mirror;
  /** Exchanged for a new one when the tenant's schemas change. */
  model: TenantModel;
  now(): number;
}
