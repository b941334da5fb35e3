import { type InputHTMLAttributes, useEffect, useRef } from 'react';
import styles from './Checkbox.module.css';

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  checked: boolean;
  /** Some of what it stands for is ticked, not all. */
  isPartial?: boolean;
  onChange(checked: boolean, isRange: boolean): void;
}

/** A box to tick; with Shift it ticks from the last one to here. */
export function Checkbox({ isPartial = false, onChange, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartial;
  }, [isPartial]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      onChange={(event) => {
        const { nativeEvent } = event;
        onChange(event.target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
      }}
      {...rest}
    />
  );
}
