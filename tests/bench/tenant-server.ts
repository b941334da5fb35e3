/** A program: a demo tenant in a process of its own, until it is let go. */
import { startDemoTenant } from '../../demo/server';
import { answer } from './child';
import type { TenantAddress, TenantOrder } from './setting';

answer(async ({ users, faults = [] }: TenantOrder): Promise<TenantAddress> => {
  const { baseUrl, token } = await startDemoTenant({ kind: 'trackunit', users, faults, token: 'for-measurements' });
  return { baseUrl, token };
});
