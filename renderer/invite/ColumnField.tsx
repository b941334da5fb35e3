import type { Column } from '../../preload/contract';
import { choiceText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { FormField } from '../ui/FormField';

interface ColumnFieldProps {
  column: Column;
  value: string | boolean | undefined;
  change(value: string | boolean): void;
  speech: Speech;
  problem?: string | null;
  hint?: string | null;
}

/** The field that a column's type calls for. */
export function ColumnField({ column, value, change, speech, problem = null, hint = null }: ColumnFieldProps) {
  const { t } = speech;
  const { key, type, required, choices } = column;
  return (
    <FormField
      label={columnLabel(t, column)}
      value={type === 'boolean' ? value === true : String(value ?? '')}
      change={change}
      choices={choices?.map((choice) => ({ value: choice, label: choiceText(speech, column, choice) })) ?? null}
      isRequired={required && type !== 'boolean'}
      hint={hint ?? (type === 'date' ? t('editor.date.hint') : null)}
      problem={problem}
      type={key === 'emails' ? 'email' : 'text'}
      testId={`invite-${key}`}
    />
  );
}
