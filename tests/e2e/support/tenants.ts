/** The app's own book of tenants. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface KnownTenant {
  id: string;
  name: string;
  baseUrl: string;
  colour: number;
  keep: string | null;
}

export function knownTenants(userData: string): KnownTenant[] {
  const file = join(userData, 'tenants.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).tenants : [];
}

/** The folder of the only tenant. */
export function tenantFolder(userData: string): string {
  const [tenant, ...others] = knownTenants(userData);
  if (!tenant || others.length > 0) throw new Error(`there are ${others.length + (tenant ? 1 : 0)} tenants, not one`);
  return join(userData, 'tenants', tenant.id);
}
