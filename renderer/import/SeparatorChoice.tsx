import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './Choice';
import styles from './FileStep.module.css';

const separatorWords = {
  ';': 'import.separator.semicolon',
  ',': 'import.separator.comma',
  '\t': 'import.separator.tab',
  '|': 'import.separator.bar',
} as const;

const another = 'another';

interface SeparatorChoiceProps {
  /** What stands between the cells now. */
  separator: string;
  change(separator: string): void;
}

/** What stands between the cells of a text: one of the usual ones, or any other character. */
export function SeparatorChoice({ separator, change }: SeparatorChoiceProps) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const usual = Object.entries(separatorWords).map(([value, word]) => ({ value, label: t(word) }));
  const own = separator in separatorWords ? [] : [{ value: separator, label: separator }];

  function choose(value: string) {
    setAsked(value === another);
    if (value !== another) change(value);
  }

  function take(typed: string) {
    // A quote holds cells together, and a line break ends them.
    if (/^[^"\r\n]$/u.test(typed) && typed.length === 1) choose(typed);
  }

  return (
    <div className={styles.separator}>
      <Choice
        label={t('import.separator')}
        value={isAsked ? another : separator}
        choices={[...usual, ...own, { value: another, label: t('import.separator.another') }]}
        change={choose}
        testId="import-separator"
      />
      {isAsked && (
        <input
          // biome-ignore lint/a11y/noAutofocus: it is what one has just asked for
          autoFocus
          className={styles.character}
          maxLength={1}
          aria-label={t('import.separator.character')}
          placeholder={t('import.separator.character')}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => take(target.value)}
          data-testid="import-separator-character"
        />
      )}
    </div>
  );
}
