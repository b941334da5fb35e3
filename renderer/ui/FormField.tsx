import { type HTMLInputTypeAttribute, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './Checkbox';
import styles from './FormField.module.css';

interface Choice {
  value: string;
  label: string;
}

interface FormFieldProps {
  label: string;
  value: string | boolean;
  change(value: string | boolean): void;
  /** What can be chosen; null where anything can be typed. A field whose value is yes or no is a box to tick. */
  choices?: readonly Choice[] | null;
  isRequired?: boolean;
  hint?: string | null;
  /** What is wrong with it. */
  problem?: string | null;
  type?: HTMLInputTypeAttribute;
  placeholder?: string;
  testId?: string;
}

/** A labelled field of a form, with what is to be said of it below. */
export function FormField(props: FormFieldProps) {
  const { label, value, change, choices = null, isRequired = false, hint = null, problem = null, testId } = props;
  const { t } = useTranslation();
  const id = useId();
  const note = problem ?? hint;
  const shared = {
    id,
    'aria-invalid': problem !== null,
    'aria-required': isRequired,
    ...(note === null ? {} : { 'aria-describedby': `${id}-note` }),
    'data-testid': testId,
  };
  const below = note !== null && (
    <p id={`${id}-note`} className={problem === null ? styles.hint : styles.problem}>
      {note}
    </p>
  );
  if (typeof value === 'boolean') {
    return (
      <div className={styles.field}>
        <label className={styles.tick} htmlFor={id}>
          <Checkbox {...shared} checked={value} onChange={change} />
          {label}
        </label>
        {below}
      </div>
    );
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {isRequired && (
          <span className={styles.required} aria-hidden>
            *
          </span>
        )}
      </label>
      {choices === null ? (
        <input
          {...shared}
          className={styles.input}
          type={props.type ?? 'text'}
          value={value}
          placeholder={props.placeholder}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <select {...shared} className={styles.input} value={value} onChange={({ target }) => change(target.value)}>
          {/* Once something must be chosen, nothing cannot be. */}
          {(!isRequired || value === '') && <option value="">{t(isRequired ? 'form.choose' : 'value.empty')}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {below}
    </div>
  );
}
