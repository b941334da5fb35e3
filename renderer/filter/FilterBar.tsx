import { Toolbar } from 'radix-ui';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { giveFocusBack } from '../ui/Dialog';
import { AsText } from './AsText';
import { ConditionChip } from './ConditionChip';
import { clearConditions, editingOf, removeCondition, shownConditions, useFilterEditing } from './editing';
import styles from './FilterBar.module.css';

/** What the list is filtered by; there only while it is. */
export function FilterBar() {
  const { t } = useTranslation();
  const conditions = useUsers((state) => state.conditions);
  const editing = useFilterEditing((state) => editingOf(state, conditions));
  const shown = shownConditions(conditions, editing);
  const bar = useRef<HTMLDivElement>(null);
  /** Where a condition was taken away by the keyboard: it goes on from there. */
  const removed = useRef<number | null>(null);

  useEffect(() => {
    if (removed.current === null) return;
    const next = Math.min(removed.current, conditions.length - 1);
    removed.current = null;
    giveFocusBack(
      bar.current?.querySelector(`[data-place="${next}"]`) ?? document.querySelector('[data-filter-button]'),
    );
  }, [conditions]);

  if (shown.length === 0) return null;

  function remove(place: number) {
    removed.current = place;
    // One that is yet to be filled in is no condition.
    if (editing?.place === place && !editing.isIn) useFilterEditing.setState({ editing: null });
    else removeCondition(place);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    const place = event.target instanceof HTMLElement ? event.target.dataset.place : undefined;
    // What is typed in an editor bubbles to here, though it stands elsewhere.
    if (place === undefined || !bar.current?.contains(event.target as Node)) return;
    event.preventDefault();
    remove(Number(place));
  }

  return (
    <Toolbar.Root
      ref={bar}
      className={styles.bar}
      aria-label={t('filter.bar')}
      loop={false}
      onKeyDown={press}
      data-testid="filter-bar"
    >
      {shown.map((condition, place) => {
        const isEdited = editing?.place === place;
        return (
          <ConditionChip
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place, and the same may stand there twice
            key={place}
            condition={condition}
            place={place}
            others={shown.toSpliced(place, 1)}
            isEdited={isEdited}
            cameFrom={isEdited && !editing.isIn ? editing.cameFrom : null}
            remove={() => remove(place)}
          />
        );
      })}
      <span className={styles.end}>
        <AsText conditions={conditions} />
        <Toolbar.Button asChild>
          <Button
            look="quiet"
            onClick={() => {
              removed.current = 0;
              clearConditions();
            }}
            data-testid="filter-clear"
          >
            {t('filter.clear')}
          </Button>
        </Toolbar.Button>
      </span>
    </Toolbar.Root>
  );
}
