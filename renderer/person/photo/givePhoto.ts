import i18next from 'i18next';
import type { ActionInputs, Person, TenantAction } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { labelFor } from '../../selection/deeds';
import { applyEdits } from '../../state/changes';
import { rereadPerson } from '../../state/person';
import { reportFault, showDone } from '../../state/toasts';
import { undo } from '../../state/undoing';
import { isAtOnce, performNow } from '../perform';

/** Gives a person another picture, or none: queued where it may wait. Answers why it cannot be done. */
export async function givePhoto(
  tenantId: string,
  person: Pick<Person, 'row' | 'name'>,
  action: TenantAction,
  inputs: ActionInputs,
): Promise<Failure | null> {
  const { t } = i18next;
  const text = t(action.purpose === 'photo' ? 'photo.done' : 'photo.removed', { person: person.name });
  if (isAtOnce(action)) {
    const done = await performNow(tenantId, person, action, inputs);
    if (!done.ok) return done.failure;
    showDone(text);
  } else {
    const batchId = crypto.randomUUID();
    const label = labelFor('batch.action', { action: action.id, person: person.name, count: 1 });
    const edit = { kind: 'action', row: person.row.id, action: action.id, inputs } as const;
    const applied = await applyEdits(tenantId, label, [edit], batchId);
    if (!applied.ok) return applied.failure;
    const [refused] = applied.value.refused;
    if (refused) return refused.failure;
    showDone(text, { label: t('changes.undo'), run: () => void undo(tenantId, batchId).catch(reportFault) });
  }
  await rereadPerson();
  return null;
}
