import { X } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ariaKeys } from '../commands/keyText';
import { useFormats } from '../i18n/useFormats';
import { useUsers } from '../state/users';
import { Popover } from '../ui/Popover';
import { ColumnEditor } from './ColumnEditor';
import { type Condition, isWhole } from './condition';
import { closeEditor, editCondition } from './editing';
import styles from './FilterBar.module.css';
import { ReadyEditor } from './ReadyEditor';
import { conditionText } from './sentence';
import { TextEditor } from './TextEditor';

interface ConditionChipProps {
  condition: Condition;
  place: number;
  /** The other conditions. */
  others: readonly Condition[];
  isEdited: boolean;
  /** What had the keyboard before it was edited, of one that is new. */
  cameFrom: Element | null;
  remove(): void;
}

/** A condition as a sentence: a button that opens its editor, and one that takes it away. */
export function ConditionChip({ condition, place, others, isEdited, cameFrom, remove }: ConditionChipProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const columns = useUsers((state) => state.columns);
  const holdsEscape = useRef(false);
  const chip = useRef<HTMLButtonElement>(null);
  const sentence = conditionText({ t, formats }, condition, columns);
  // What was chosen and fits nothing any more is told; what is yet to be filled in is no mistake.
  const isUnfit = !isEdited && !isWhole(condition, columns);
  const column = condition.kind === 'column' ? columns.find(({ key }) => key === condition.column) : undefined;

  return (
    <span
      className={styles.chip}
      data-edited={isEdited}
      data-unfit={isUnfit}
      data-kind={condition.kind}
      data-testid="filter-chip"
    >
      <Popover
        label={sentence}
        trigger={
          <Toolbar.Button
            ref={chip}
            className={condition.kind === 'text' ? styles.written : styles.sentence}
            title={isUnfit ? t('filter.unfit') : sentence}
            aria-describedby={id}
            aria-keyshortcuts={ariaKeys('Delete')}
            data-place={place}
          >
            {sentence}
          </Toolbar.Button>
        }
        isOpen={isEdited}
        onOpen={() => editCondition(place)}
        onClose={closeEditor}
        onEscape={(event) => holdsEscape.current && event.preventDefault()}
        cameFrom={cameFrom}
        goesTo={chip}
        isWide={condition.kind === 'text'}
        testId="filter-editor"
      >
        {condition.kind === 'column' && column && <ColumnEditor column={column} draft={condition} others={others} />}
        {condition.kind === 'text' && <TextEditor text={condition.text} holdsEscape={holdsEscape} />}
        {(condition.kind === 'open' || condition.kind === 'login') && <ReadyEditor draft={condition} />}
      </Popover>
      <button
        type="button"
        className={styles.remove}
        // The keyboard removes it by Delete.
        tabIndex={-1}
        aria-label={t('filter.remove', { filter: sentence })}
        onClick={remove}
        data-testid="filter-remove"
      >
        <X aria-hidden />
      </button>
      <span id={id} className="visually-hidden">
        {isUnfit && t('filter.unfit')} {t('filter.removeHint')}
      </span>
    </span>
  );
}
