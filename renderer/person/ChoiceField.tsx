import { ChevronDown } from 'lucide-react';
import { choiceText } from '../grid/values';
import { Menu, MenuRadio, MenuRadios } from '../ui/Menu';
import type { FieldEditor } from './fieldEditor';
import styles from './fieldEditors.module.css';

/** Stands for "no value": no tenant's choice is empty. */
const none = '';

/** The keyboard begins at what is chosen now, not at the first choice. */
function focusChosen() {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[role=menuitemradio][data-state=checked]')?.focus();
  });
}

/** Edits a value that the tenant lets one choose, from a list or, where there is more to be said first, by `choose`. */
export function ChoiceField({
  column,
  value,
  speech,
  labelledBy,
  describedBy,
  save,
  choose,
}: FieldEditor & { choose?(): void }) {
  const { t } = speech;
  const current = typeof value === 'string' ? value : none;
  const text = current === none ? t('value.empty') : choiceText(speech, column, current);
  const choices = column.required ? (column.choices ?? []) : [none, ...(column.choices ?? [])];
  const id = `${labelledBy}-value`;
  const button = (
    <button
      type="button"
      className={`${styles.input} ${styles.choice}`}
      aria-labelledby={`${labelledBy} ${id}`}
      aria-describedby={describedBy}
      data-empty={current === none}
      {...(choose ? { onClick: choose, 'aria-haspopup': 'dialog' } : {})}
    >
      <span id={id}>{text}</span>
      <ChevronDown aria-hidden />
    </button>
  );
  if (choose) return button;
  return (
    <Menu trigger={button} label={text} onOpen={focusChosen}>
      <MenuRadios value={current} onChange={(next) => void save(next === none ? null : next)}>
        {choices.map((choice) => (
          <MenuRadio key={choice} value={choice}>
            {choice === none ? t('value.empty') : choiceText(speech, column, choice)}
          </MenuRadio>
        ))}
      </MenuRadios>
    </Menu>
  );
}
