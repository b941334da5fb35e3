import { type ReactNode, useId } from 'react';
import styles from './InviteDialog.module.css';

/** A part of the form under its own heading. */
export function Section({ title, note, children }: { title: string; note?: string | null; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
        {note && <span className={styles.note}>{note}</span>}
      </h3>
      {children}
    </section>
  );
}
