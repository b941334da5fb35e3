import i18next, { type TFunction } from 'i18next';
import type { BatchLabel } from '../../preload/contract';
import { columnLabel, valueLabel } from './columnLabel';
import en from './en.json';
import { tenantAction } from './tenantWords';

type BatchKey = Extract<keyof typeof en, `batch.${string}`>;

/** Whether the catalogue has it, as one text or in the forms of a plural. */
function isKnown(key: string): key is BatchKey {
  return key.startsWith('batch.') && (key in en || `${key}_other` in en);
}

/** What a gesture did, in the catalogue's words; one of a later version has none here. */
export function batchText(t: TFunction, { key, params }: BatchLabel): string {
  if (!isKnown(key)) return t('batch.unknown');
  const { column, columnKey, action, role } = params;
  // All of it is called as it is in this language, whatever it was called in when the batch was made.
  const named = {
    ...params,
    ...(columnKey !== undefined && { column: columnLabel(t, { key: String(columnKey), label: String(column) }) }),
    ...(action !== undefined && { action: tenantAction(t, String(action)) }),
    ...(role !== undefined && { role: valueLabel(t, 'roles', String(role)) }),
  };
  return t(key, named);
}

/** The sentences that gestures are told in, with the places that are filled in, by their keys. */
export function batchTemplates(language: string): [string, string][] {
  const catalogue: Record<string, string> = i18next.getResourceBundle(language, 'translation') ?? en;
  return Object.entries(catalogue).filter(([key]) => key.startsWith('batch.'));
}
