import { type ReactNode, useId } from 'react';
import styles from './Choices.module.css';
import forms from './form.module.css';

export interface Choice<Value extends string> {
  value: Value;
  name: string;
  /** How many there are of it. */
  count?: string;
  note: string;
  /** The note is a list that may be longer than its line. */
  isLong?: boolean;
  /** Why it cannot be chosen; told instead of the note. */
  why?: string | null;
}

interface ChoicesProps<Value extends string> {
  legend: string;
  choices: readonly Choice<Value>[];
  chosen: Value;
  choose(value: Value): void;
  testId: string;
  /** Below them. */
  children?: ReactNode;
}

/** Ways of which one is chosen, each with what it means; one that cannot be chosen stays reachable and says why. */
export function Choices<Value extends string>({
  legend,
  choices,
  chosen,
  choose,
  testId,
  children,
}: ChoicesProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={forms.legend}>{legend}</legend>
      {choices.map(({ value, name, count, note, isLong = false, why = null }) => {
        const isChosen = value === chosen;
        return (
          <label key={value} className={styles.choice} data-off={why !== null} title={why ?? undefined}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={isChosen}
              onChange={() => why === null && choose(value)}
              aria-disabled={why !== null}
              aria-describedby={`${id}-${value}`}
              data-begin={isChosen ? '' : undefined}
              data-testid={`${testId}-${value}`}
            />
            <span className={styles.words}>
              <span className={styles.head}>
                <span className={styles.name}>{name}</span>
                {count !== undefined && <span className={styles.count}>{count}</span>}
              </span>
              <span
                id={`${id}-${value}`}
                className={isLong ? styles.long : styles.note}
                title={isLong ? note : undefined}
              >
                {why ?? note}
              </span>
            </span>
          </label>
        );
      })}
      {children}
    </fieldset>
  );
}
