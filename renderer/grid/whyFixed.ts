import i18next from 'i18next';
import type { Column } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';

/** Why cells of a column cannot be edited, or one of them alone, which is `locked`; null if they can. */
export function whyFixed(column: Column, locked: Failure | null = null): Failure | null {
  if (column.editable && !locked) return null;
  const { administration } = useAdministration.getState();
  const code = locked?.code ?? column.fixed ?? 'read-only';
  const own = administration?.ownReadOnly.find(({ column: key }) => key === column.key)?.reason;
  const reasons = { 'not-permitted': administration?.readOnlyReason, 'own-attribute': own };
  const reason = code in reasons ? reasons[code as keyof typeof reasons] : null;
  return failure(code, {}, localText(reason, i18next.language, '') || null);
}

/** Why cells of a column cannot be emptied; null if they can. */
export function whyNotEmptied(column: Column): Failure | null {
  return whyFixed(column) ?? (column.required ? failure('required') : null);
}
