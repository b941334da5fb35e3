import styles from './Progress.module.css';

interface ProgressProps {
  label: string;
  done: number;
  /** Null while nobody knows how much there is. */
  total: number | null;
  testId?: string;
}

/** How far something is; a part that moves while that is not known. */
export function Progress({ label, done, total, testId }: ProgressProps) {
  const known = total !== null && total > 0;
  return (
    <progress
      className={styles.progress}
      aria-label={label}
      data-testid={testId}
      {...(known ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}
