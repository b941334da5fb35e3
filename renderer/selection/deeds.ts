/** Doing something to people: at once where nothing more is to be said, else by a dialog. */
import i18next from 'i18next';
import type { BatchLabel, Edit, TenantAction } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { openBulk } from '../bulk/asking';
import { localText } from '../i18n/localText';
import { openDelete } from '../removal/removal';
import { openChooseRole } from '../roles/roleChoice';
import { makeGesture, nameOfOne } from '../state/gestures';
import { showFailure } from '../state/toasts';
import { openAction } from './actionAsked';
import { openGroupChoice } from './groupChoice';
import type { Deed } from './offers';

/** A label for one person by name, or for several by their number. */
export function labelFor(
  key: string,
  {
    person,
    count,
    ...params
  }: { person: string | null; count: number; action?: string; role?: string; group?: string },
): BatchLabel {
  return person === null
    ? { key, params: { ...params, count } }
    : { key: `${key}.person`, params: { ...params, person } };
}

const words = {
  activate: { done: 'people.activate.done', already: 'people.activate.already' },
  deactivate: { done: 'people.deactivate.done', already: 'people.deactivate.already' },
} as const;

/** Activates or deactivates people; those who are so already are told apart. */
export async function setActive(tenantId: string, rows: readonly number[], active: boolean): Promise<void> {
  const { t } = i18next;
  const counted = await engine.call('people.values', { tenantId, rows: [...rows], column: 'active', limit: 3 });
  if (!counted.ok) return showFailure(counted.failure);
  const already = counted.value.find(({ value }) => (value === true) === active)?.count ?? 0;
  const kind = active ? 'activate' : 'deactivate';
  const more = already > 0 && already < rows.length ? [t(words[kind].already, { count: already })] : [];
  const person = await nameOfOne(tenantId, rows);
  await makeGesture({
    tenantId,
    label: labelFor(`batch.${kind}`, { person, count: rows.length - already }),
    edits: already === rows.length ? [] : rows.map((row): Edit => ({ row, column: 'active', value: active })),
    // Those who are so already count as edited, and nothing is sent for them.
    done: (applied) => t(words[kind].done, { count: Math.max(0, applied - already) }),
    more,
  });
}

/** Queues an action of the tenant for people; answers whether it was queued for any. */
export async function queueAction(
  tenantId: string,
  rows: readonly number[],
  action: TenantAction,
  inputs: Record<string, string | number | boolean>,
): Promise<boolean> {
  const { t, language } = i18next;
  const name = localText(action.names, language, action.id);
  const person = await nameOfOne(tenantId, rows);
  const done = await makeGesture({
    tenantId,
    label: labelFor('batch.action', { action: action.id, person, count: rows.length }),
    edits: rows.map((row): Edit => ({ kind: 'action', row, action: action.id, inputs })),
    done: (count) =>
      t(action.purpose === 'invitation' ? 'people.invited' : 'people.actionDone', { count, action: name }),
  });
  return done !== null && done.applied > 0;
}

/** Whether something is to be typed or ticked before an action can be done. */
export function asksFirst({ inputs, confirmation }: TenantAction): boolean {
  return inputs.length > 0 || confirmation.kind !== 'none' || confirmation.warning !== null;
}

export async function carryOut(tenantId: string, deed: Deed, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  switch (deed.kind) {
    case 'activate':
      return setActive(tenantId, rows, true);
    case 'deactivate':
      return setActive(tenantId, rows, false);
    case 'role':
      return openChooseRole(rows);
    case 'groups':
      return openGroupChoice(rows);
    case 'values':
      return openBulk('value');
    case 'delete':
      return openDelete(rows);
    case 'action':
      if (asksFirst(deed.action)) return openAction(deed.action, rows);
      await queueAction(tenantId, rows, deed.action, {});
  }
}
