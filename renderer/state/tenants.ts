import { create } from 'zustand';
import type { DemoKind, Keep, Result, Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { askDesktop } from '../bridge/desktop';
import { showFailure } from './toasts';

export interface DemoMaking {
  users: number;
  done: number;
}

interface TenantsState {
  tenants: readonly Tenant[];
  current: string | null;
  /** A demo tenant on its way. */
  making: DemoMaking | null;
  /** Why the last demo tenant could not be made. */
  demoFailure: Failure | null;
}

export const useTenants = create<TenantsState>()(() => ({
  tenants: [],
  current: null,
  making: null,
  demoFailure: null,
}));

/** The tenant that the window shows. */
export function useCurrentTenant(): Tenant | null {
  return useTenants(({ tenants, current }) => tenants.find(({ id }) => id === current) ?? null);
}

/** Makes a demo tenant; its progress arrives in `making`, the tenant itself as the current one. */
export async function makeDemo(kind: DemoKind, users: number) {
  useTenants.setState({ making: { users, done: 0 }, demoFailure: null });
  const made = await askDesktop('tenants.demo', { kind, users });
  useTenants.setState({ making: null, demoFailure: made.ok ? null : made.failure });
  return made;
}

export function connectTenant(baseUrl: string, token: string, keep: Keep): Promise<Result<Tenant>> {
  return askDesktop('tenants.connect', { baseUrl, token, keep });
}

export function signIn(tenantId: string, token: string, keep: Keep): Promise<Result<Tenant>> {
  return askDesktop('tenants.signIn', { tenantId, token, keep });
}

/** Forgets the token and closes the tenant; `wipe` deletes its copy on this computer as well. */
export function signOut(tenantId: string, wipe: boolean): Promise<Result<null>> {
  return askDesktop('tenants.signOut', { tenantId, wipe });
}

/** Gives a tenant another name and colour; that it has arrives as an event. */
export function changeTenant(tenantId: string, name: string, colour: number): Promise<Result<Tenant>> {
  return askDesktop('tenants.change', { tenantId, name, colour });
}

/** Takes a tenant off the list, with its token and its copy; of a demo tenant its people as well. */
export function removeTenant(tenantId: string): Promise<Result<null>> {
  return askDesktop('tenants.remove', { tenantId });
}

/** Opens the page that shows what a demo tenant has mailed. */
export async function showMailbox(tenantId: string): Promise<void> {
  const shown = await askDesktop('demo.mailbox', { tenantId });
  if (!shown.ok) showFailure(shown.failure);
}

/** Shows another tenant; that it did arrives as an event. */
export function openTenant(tenantId: string): Promise<Result<Tenant>> {
  return askDesktop('tenants.open', { tenantId });
}
