import { useId } from 'react';
import { Checkbox } from '../ui/Checkbox';
import styles from './BulkDialog.module.css';
import type { FieldsProps } from './fields';
import { usePreviewing } from './previewing';
import { RuleText } from './RuleText';

const options = ['regex', 'matchCase', 'wholeCell'] as const;

/** What is looked for, what stands in its place, and how it is looked for. */
export function ReplaceFields({ draft, change, speech }: FieldsProps) {
  const { t } = speech;
  const id = useId();
  const problem = usePreviewing(({ seen, looked }) => (looked === null ? (seen?.problem ?? null) : null));
  return (
    <div className={styles.replace}>
      <div className={styles.where}>
        <RuleText
          id={`${id}-find`}
          label={t('bulk.find')}
          value={draft.find}
          problem={draft.find === '' ? null : problem}
          onChange={({ target }) => change({ find: target.value })}
          data-begin
          data-testid="bulk-find"
        />
        <RuleText
          id={`${id}-replace`}
          label={t('bulk.replace')}
          value={draft.replace}
          problem={null}
          maxLength={2_000}
          placeholder={draft.regex ? '$1' : t('bulk.replace.nothing')}
          onChange={({ target }) => change({ replace: target.value })}
          data-testid="bulk-replace"
        />
      </div>
      <div className={styles.beside}>
        {options.map((option) => (
          <label key={option} className={styles.tick} htmlFor={`${id}-${option}`}>
            <Checkbox
              id={`${id}-${option}`}
              checked={draft[option]}
              onChange={(checked) => change({ [option]: checked })}
              data-testid={`bulk-${option}`}
            />
            {t(`bulk.${option}`)}
          </label>
        ))}
      </div>
    </div>
  );
}
