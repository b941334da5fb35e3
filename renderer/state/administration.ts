/** What the shown tenant lets this admin do. */
import { create } from 'zustand';
import type { ActionPurpose, Administration, AdminPermission, TenantAction } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { speakAsTenant } from '../i18n/tenantWords';

interface AdministrationState {
  tenantId: string | null;
  /** Null until the tenant has been heard for the first time. */
  administration: Administration | null;
}

export const useAdministration = create<AdministrationState>()(() => ({ tenantId: null, administration: null }));

/** Reads what a tenant lets this admin do; what was known of another is forgotten at once. */
export async function readAdministration(tenantId: string | null): Promise<void> {
  if (useAdministration.getState().tenantId !== tenantId) {
    useAdministration.setState({ tenantId, administration: null });
    speakAsTenant(null);
  }
  if (tenantId === null) return;
  const read = await engine.call('tenant.administration', { tenantId });
  if (!read.ok || useAdministration.getState().tenantId !== tenantId) return;
  useAdministration.setState({ administration: read.value });
  speakAsTenant(read.value);
}

/** Whether the tenant permits it, or doesn't say. */
export function isPermitted(administration: Administration | null, permission: AdminPermission): boolean {
  return administration?.permissions?.includes(permission) ?? true;
}

/** The action that a tenant has for a purpose, if any. */
export function actionFor(administration: Administration | null, purpose: ActionPurpose): TenantAction | null {
  return administration?.actions.find((action) => action.purpose === purpose) ?? null;
}
