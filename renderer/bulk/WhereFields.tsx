import { useId } from 'react';
import { columnLabel } from '../i18n/columnLabel';
import fields from '../ui/FormField.module.css';
import styles from './BulkDialog.module.css';
import { offeredColumns, offeredSets, selectedColumns, type Whom } from './draft';
import type { FieldsProps } from './fields';
import type { WhomChoice } from './whom';

interface WhereProps extends FieldsProps {
  /** Keys of columns in which cells are selected. */
  selected: readonly string[];
  whom: Readonly<Record<Whom, WhomChoice>>;
}

/** Whom it is about, and which of their cells. */
export function WhereFields({ draft, change, columns, speech, selected, whom }: WhereProps) {
  const { t } = speech;
  const id = useId();
  const offered = offeredColumns(draft.mode, columns);
  const sets = draft.mode === 'replace' ? [...offeredSets(columns, selected)] : [];
  return (
    <div className={styles.where}>
      <div className={fields.field}>
        <label className={fields.label} htmlFor={`${id}-whom`}>
          {t('bulk.whom')}
        </label>
        <select
          id={`${id}-whom`}
          className={fields.input}
          value={draft.whom}
          onChange={({ target }) => change({ whom: target.value as Whom })}
          data-testid="bulk-whom"
        >
          {whom.selected.count > 0 && (
            <option value="selected">{t('bulk.whom.selected', { count: whom.selected.count })}</option>
          )}
          <option value="listed">{t('bulk.whom.listed', { count: whom.listed.count })}</option>
        </select>
      </div>
      <div className={fields.field}>
        <label className={fields.label} htmlFor={`${id}-column`}>
          {t('bulk.column')}
        </label>
        <select
          id={`${id}-column`}
          className={fields.input}
          value={draft.column}
          // What was to stand in one column says little of another.
          onChange={({ target }) => change({ column: target.value, value: undefined })}
          data-testid="bulk-column"
        >
          {sets.map(([name, keys]) => (
            <option key={name} value={name}>
              {t(name === selectedColumns ? 'bulk.columns.selected' : 'bulk.columns.texts', { count: keys.length })}
            </option>
          ))}
          {offered.map((column) => (
            <option key={column.key} value={column.key}>
              {columnLabel(t, column)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
