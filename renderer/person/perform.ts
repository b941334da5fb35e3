/** Actions that are done at once, because they may not wait. */
import type { ActionInputs, Person, Result, TenantAction } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { labelFor } from '../selection/deeds';

/** Whether an action may not wait for a connection; what is secret never waits, because what waits is written down. */
export function isAtOnce({ queueable, inputs }: TenantAction): boolean {
  return !queueable || inputs.some(({ secret }) => secret);
}

/** Does an action to one person now. What the tenant returns is told once, to the caller alone. */
export function performNow(
  tenantId: string,
  { row, name }: Pick<Person, 'row' | 'name'>,
  action: TenantAction,
  inputs: ActionInputs,
): Promise<Result<{ secret: string | null }>> {
  return engine.call('actions.perform', {
    tenantId,
    row: row.id,
    action: action.id,
    inputs,
    batchId: crypto.randomUUID(),
    label: labelFor('batch.action', { action: action.id, person: name, count: 1 }),
  });
}
