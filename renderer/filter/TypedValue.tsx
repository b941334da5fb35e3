import { type KeyboardEvent, useId, useState } from 'react';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import type { FilterValue } from './columnCondition';
import styles from './Editor.module.css';
import { closeEditor } from './editing';
import type { Operand } from './operators';
import { readTyped } from './typedValues';

interface TypedValueProps {
  speech: Speech;
  column: Column;
  operand: Operand;
  label: string;
  value: FilterValue;
  /** Gets the keyboard when the editor opens. */
  isFirst: boolean;
  /** Is told of what can be read, as it is typed. */
  change(value: FilterValue): void;
  testId: string;
}

/** A text, a number, a day or a number of days that one types; what cannot be read leaves the list as it is. */
export function TypedValue(props: TypedValueProps) {
  const { speech, column, operand, label, value, isFirst, change, testId } = props;
  const { t, formats } = speech;
  const id = useId();
  const [text, setText] = useState(value === null ? '' : String(value));
  const read = readTyped(speech, operand, column, text);
  const isDate = column.type === 'date' && operand !== 'days';
  // So that one sees whether the day was understood, and in which order.
  const understood = isDate && read.problem === null && read.value ? formats.date(String(read.value)) : null;
  const hint = isDate && text === '' ? t('editor.date.hint') : null;
  const note = read.problem ?? understood ?? hint;

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || read.problem !== null) return;
    event.preventDefault();
    closeEditor();
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        maxLength={1_000}
        inputMode={operand === 'days' ? 'numeric' : undefined}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        aria-invalid={read.problem !== null}
        aria-describedby={note === null ? undefined : `${id}-note`}
        data-begin={isFirst ? true : undefined}
        data-testid={testId}
        onChange={({ target }) => {
          setText(target.value);
          const next = readTyped(speech, operand, column, target.value);
          if (next.problem === null) change(next.value);
        }}
        onKeyDown={press}
      />
      {note !== null && (
        <p id={`${id}-note`} className={read.problem === null ? styles.note : styles.problem}>
          {note}
        </p>
      )}
    </div>
  );
}
