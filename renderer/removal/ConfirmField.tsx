import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import { useFormats } from '../i18n/useFormats';
import { useUsers } from '../state/users';
import { Field } from '../ui/Field';
import type { Asked } from './confirmation';

interface ConfirmFieldProps {
  asked: Asked;
  typed: string;
  type(text: string): void;
  testId: string;
}

/** Where the admin types what shows that something is meant. */
export function ConfirmField({ asked, typed, type, testId }: ConfirmFieldProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns = useUsers((state) => state.columns);
  if (asked.kind === 'none') return null;
  const label =
    asked.kind === 'number'
      ? t('confirm.number', { number: number(asked.count) })
      : t('confirm.value', { column: nameOf(columns, asked.column), value: asked.value });

  function nameOf(all: readonly Column[], key: string | null): string {
    const column = all.find((known) => known.key === key);
    return column ? columnLabel(t, column) : t('confirm.valueName');
  }

  return (
    <Field
      label={label}
      value={typed}
      onChange={({ target }) => type(target.value)}
      inputMode={asked.kind === 'number' ? 'numeric' : 'text'}
      data-testid={testId}
    />
  );
}
