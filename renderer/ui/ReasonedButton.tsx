import { type ComponentProps, useId } from 'react';
import { Button } from './Button';
import styles from './ReasonedButton.module.css';

interface ReasonedButtonProps extends ComponentProps<typeof Button> {
  /** Why it cannot be pressed; null: it can. */
  why: string | null;
}

/** A button that stays reachable where it cannot be pressed, and says why: to the pointer and to screen readers. */
export function ReasonedButton({ why, title, onClick, className, ...rest }: ReasonedButtonProps) {
  const id = useId();
  if (why === null) return <Button title={title} onClick={onClick} className={className} {...rest} />;
  return (
    <>
      <Button
        {...rest}
        className={[className, styles.idle].filter(Boolean).join(' ')}
        title={why}
        aria-disabled
        aria-describedby={id}
        onClick={(event) => event.preventDefault()}
      />
      <span id={id} className="visually-hidden">
        {why}
      </span>
    </>
  );
}
