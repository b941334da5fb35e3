import { openTenant } from '../state/tenants';
import { useUsers } from '../state/users';

/** Shows another tenant, even when its copy cannot be opened: the page then says why. */
export async function switchTenant(tenantId: string): Promise<void> {
  const opened = await openTenant(tenantId);
  if (!opened.ok) useUsers.setState({ failure: opened.failure });
}
