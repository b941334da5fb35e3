import type { Column } from '../../../preload/contract';
import { columnLabel } from '../../i18n/columnLabel';
import { choiceText, type Speech } from '../values';
import styles from './NewPersonRow.module.css';

interface DraftCellProps {
  column: Column;
  value: string;
  isWrong: boolean;
  change(value: string): void;
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
    value,
    'aria-label': label,
    'aria-required': required,
    'aria-invalid': isWrong,
    onBlur: leave,
    'data-testid': `newcomer-${key}`,
  };
  if (!choices) {
    return (
      <input
        {...shared}
        placeholder={required ? `${label} *` : label}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
      />
    );
  }
  return (
    <select {...shared} data-empty={value === ''} onChange={({ target }) => change(target.value)}>
      <option value="">{required ? `${label} *` : label}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choiceText(speech, column, choice)}
        </option>
      ))}
    </select>
  );
}
