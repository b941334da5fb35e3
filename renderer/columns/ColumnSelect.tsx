import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import styles from './SortPanel.module.css';

interface ColumnSelectProps {
  label: string;
  /** Null: none is chosen yet, and the label says what one would be for. */
  value: string | null;
  /** Those that the list shows. */
  listed: readonly Column[];
  others: readonly Column[];
  choose(column: string): void;
  testId: string;
}

/** One of the tenant's columns, those that are seen first. */
export function ColumnSelect({ label, value, listed, others, choose, testId }: ColumnSelectProps) {
  const { t } = useTranslation();
  const option = (column: Column) => (
    <option key={column.key} value={column.key}>
      {columnLabel(t, column)}
    </option>
  );
  return (
    <select
      className={[styles.select, styles.column].join(' ')}
      aria-label={label}
      value={value ?? ''}
      data-empty={value === null}
      onChange={({ target }) => choose(target.value)}
      data-testid={testId}
    >
      {value === null && (
        <option value="" disabled>
          {label}
        </option>
      )}
      {listed.map(option)}
      {others.length > 0 && <optgroup label={t('columns.hidden')}>{others.map(option)}</optgroup>}
    </select>
  );
}
