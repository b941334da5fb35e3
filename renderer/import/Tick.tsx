import { type ReactNode, useId } from 'react';
import { Checkbox } from '../ui/Checkbox';
import styles from './ColumnsStep.module.css';

interface TickProps {
  checked: boolean;
  /** Why it cannot be changed; null: it can. */
  why?: string | null;
  /** What it means. */
  note?: string | null;
  change(checked: boolean): void;
  testId: string;
  children: ReactNode;
}

/** A choice that is on or off, with what is to be said of it below. */
export function Tick({ checked, why = null, note = null, change, testId, children }: TickProps) {
  const id = useId();
  const told = why ?? note;
  return (
    <div className={styles.tick}>
      <label data-idle={why !== null} htmlFor={id}>
        <Checkbox
          id={id}
          checked={checked}
          aria-disabled={why !== null}
          aria-describedby={told === null ? undefined : `${id}-note`}
          onChange={(next) => why === null && change(next)}
          data-testid={testId}
        />
        {children}
      </label>
      {told !== null && (
        <p id={`${id}-note`} className={styles.note}>
          {told}
        </p>
      )}
    </div>
  );
}
