import { useId } from 'react';
import { choiceText } from '../grid/values';
import { Checkbox } from '../ui/Checkbox';
import fields from '../ui/FormField.module.css';
import styles from './BulkDialog.module.css';
import type { FieldsProps } from './fields';

interface ValueFieldProps extends FieldsProps {
  /** Why what is typed cannot stand there. */
  problem: string | null;
}

/** The one value that all of them get: as the column's own editor takes it, or none at all. */
export function ValueField({ draft, change, columns, speech, problem }: ValueFieldProps) {
  const { t } = speech;
  const id = useId();
  const column = columns.find(({ key }) => key === draft.column);
  if (!column) return null;
  const isEmpty = draft.value === null;
  const choices =
    column.type === 'boolean'
      ? [
          { value: 'true', label: t('value.yes') },
          { value: 'false', label: t('value.no') },
        ]
      : (column.choices?.map((choice) => ({ value: choice, label: choiceText(speech, column, choice) })) ?? null);
  const hint = column.type === 'date' ? t('editor.date.hint') : null;
  const note = problem ?? hint;
  const shared = {
    id,
    className: fields.input,
    disabled: isEmpty,
    value: draft.value ?? '',
    'aria-invalid': problem !== null,
    ...(note === null ? {} : { 'aria-describedby': `${id}-note` }),
    'data-begin': true,
    'data-testid': 'bulk-value',
  };
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {t('bulk.value')}
      </label>
      <div className={styles.beside}>
        {choices ? (
          <select {...shared} onChange={({ target }) => change({ value: target.value })}>
            <option value="" disabled>
              {isEmpty ? t('value.empty') : t('form.choose')}
            </option>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...shared}
            spellCheck={false}
            autoComplete="off"
            dir="auto"
            placeholder={isEmpty ? t('value.empty') : undefined}
            onChange={({ target }) => change({ value: target.value })}
          />
        )}
        {!column.required && column.type !== 'boolean' && (
          <label className={styles.tick} htmlFor={`${id}-empty`}>
            <Checkbox
              id={`${id}-empty`}
              checked={isEmpty}
              onChange={(empty) => change({ value: empty ? null : undefined })}
              data-testid="bulk-empty"
            />
            {t('bulk.empty')}
          </label>
        )}
      </div>
      {note !== null && (
        <p id={`${id}-note`} className={problem === null ? fields.hint : fields.problem}>
          {note}
        </p>
      )}
    </div>
  );
}
