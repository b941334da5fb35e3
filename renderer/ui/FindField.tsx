import { Search } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './FindField.module.css';

interface FindFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  ref?: Ref<HTMLInputElement>;
  /** What stands at its end. */
  children?: ReactNode;
}

/** A line of text that narrows the list below it. */
export function FindField({ label, className, children, ...input }: FindFieldProps) {
  return (
    <search className={[styles.box, className].filter(Boolean).join(' ')}>
      <Search className={styles.icon} aria-hidden />
      <input
        className={styles.input}
        type="search"
        maxLength={500}
        placeholder={label}
        aria-label={label}
        spellCheck={false}
        autoComplete="off"
        {...input}
      />
      {children}
    </search>
  );
}
