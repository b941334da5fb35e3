import type { Column } from '../../../preload/contract';
import { columnLabel } from '../../i18n/columnLabel';
import { choiceText, type Speech } from '../values';
import styles from './NewPersonRow.module.css';

interface DraftCellProps {
  column: Column;
  value: string | boolean;
  isWrong: boolean;
  change(value: string | boolean): void;
  leave(): void;
  speech: Speech;
}

/** A value of somebody new, in the row below the list. */
export function DraftCell({ column, value, isWrong, change, leave, speech }: DraftCellProps) {
  const { key, choices, required } = column;
  const label = columnLabel(speech.t, column);
  const shared = {
    className: styles.cell,
    name: key,
    title: label,
    'aria-label': label,
    'aria-required': required,
    'aria-invalid': isWrong,
    onBlur: leave,
    'data-testid': `newcomer-${key}`,
  };
  const text = String(value);
  if (column.type === 'boolean') {
    return (
      <span className={styles.box}>
        <input
          {...shared}
          className={styles.tick}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => change(target.checked)}
        />
      </span>
    );
  }
  if (!choices) {
    return (
      <input
        {...shared}
        value={text}
        placeholder={required ? `${label} *` : label}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
      />
    );
  }
  return (
    <select {...shared} value={text} data-empty={text === ''} onChange={({ target }) => change(target.value)}>
      <option value="">{required ? `${label} *` : label}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choiceText(speech, column, choice)}
        </option>
      ))}
    </select>
  );
}
