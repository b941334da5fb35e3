import type { ReactNode } from 'react';
import styles from './Chip.module.css';

interface ChipProps {
  isPressed: boolean;
  onPress(): void;
  icon?: ReactNode;
  note?: ReactNode;
  testId?: string;
  children: ReactNode;
}

/** One of several things that a list can be filtered by, with how many there are. */
export function Chip({ isPressed, onPress, icon, note, testId, children }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isPressed} onClick={onPress} data-testid={testId}>
      {icon}
      <span>{children}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </button>
  );
}
