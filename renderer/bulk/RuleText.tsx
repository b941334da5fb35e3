import type { InputHTMLAttributes, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleProblem } from '../../preload/contract';
import fields from '../ui/FormField.module.css';
import styles from './BulkDialog.module.css';

interface RuleTextProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value'> {
  id: string;
  label: string;
  value: string;
  /** Where what is typed cannot be read. */
  problem: RuleProblem | null;
  ref?: Ref<HTMLInputElement>;
  /** The keyboard is here when the dialog opens. */
  'data-begin'?: boolean;
}

/** A line of text that is a rule; where it cannot be read, it points there. */
export function RuleText({ id, label, value, problem, ref, ...input }: RuleTextProps) {
  const { t } = useTranslation();
  const at = problem ? Math.min(problem.at, value.length) : 0;
  const end = problem ? Math.min(value.length, at + problem.length) : 0;
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        className={`${fields.input} ${styles.rule}`}
        value={value}
        spellCheck={false}
        autoComplete="off"
        maxLength={1_000}
        aria-invalid={problem !== null}
        {...(problem ? { 'aria-describedby': `${id}-problem` } : {})}
        {...input}
      />
      {problem && (
        <p
          id={`${id}-problem`}
          className={fields.problem}
          role="status"
          data-testid="bulk-problem"
          data-at={problem.at}
        >
          {t(`bulk.problem.${problem.code}`, { found: problem.found })}
          {value !== '' && (
            <span className={styles.pointed} aria-hidden>
              {value.slice(0, at)}
              <mark className={styles.wrong}>{value.slice(at, end)}</mark>
              {value.slice(end)}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
