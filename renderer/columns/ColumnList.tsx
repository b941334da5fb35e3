import { Check, GripVertical, Pin } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type Ref, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import { isShown, type Layout, moved, withColumns } from '../state/layout';
import styles from './ColumnsPanel.module.css';

interface ColumnListProps {
  ref: Ref<HTMLDivElement>;
  layout: Layout;
  /** In the order of the list; only those that are searched for. */
  shown: readonly Column[];
  hidden: readonly Column[];
  change(layout: Layout): void;
}

/** As many lines as PageUp and PageDown go over. */
const page = 8;

/** Columns to tick and to bring in order; one stop of the Tab key, with a line in it that the keys mean. */
export function ColumnList({ ref, layout, shown, hidden, change }: ColumnListProps) {
  const { t } = useTranslation();
  const id = useId();
  const lines = [...shown, ...hidden];
  const [chosen, setChosen] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  /** The column before which the dragged one would come. */
  const [target, setTarget] = useState<string | null>(null);
  const active = lines.find(({ key }) => key === chosen) ?? lines[0];
  const placeOf = (key: string) => layout.columns.findIndex((column) => column.key === key);
  const isLast = (key: string) => layout.columns.length === 1 && isShown(layout, key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another order brings the line elsewhere
  useEffect(() => {
    document.getElementById(`${id}-${active?.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [active?.key, layout]);

  function toggle(key: string) {
    const keys = layout.columns.map((column) => column.key);
    if (isLast(key)) return;
    change(withColumns(layout, isShown(layout, key) ? keys.filter((one) => one !== key) : [...keys, key]));
  }

  /** Among what is seen: a search hides those between. */
  function step(key: string, by: -1 | 1) {
    const neighbour = shown[shown.findIndex((column) => column.key === key) + by];
    if (isShown(layout, key) && neighbour) change(moved(layout, key, placeOf(neighbour.key)));
  }

  function press(event: KeyboardEvent) {
    if (!active) return;
    const index = lines.indexOf(active);
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: lines.length - 1,
    };
    const to = targets[event.key];
    // The keys go on meaning the same column, wherever it comes to stand.
    setChosen(active.key);
    if (event.key === ' ' || event.key === 'Enter') toggle(active.key);
    else if (event.altKey && event.key === 'ArrowUp') step(active.key, -1);
    else if (event.altKey && event.key === 'ArrowDown') step(active.key, 1);
    else if (to !== undefined) setChosen(lines[Math.max(0, Math.min(to, lines.length - 1))]?.key ?? null);
    else return;
    event.preventDefault();
    // Enter, Space and the arrows mean this list alone.
    event.stopPropagation();
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    if (dragged !== null && target !== null && dragged !== target) change(moved(layout, dragged, placeOf(target)));
    setDragged(null);
    setTarget(null);
  }

  const line = (column: Column) => {
    const { key } = column;
    const place = placeOf(key);
    const isTicked = place >= 0;
    const isAbove = dragged !== null && placeOf(dragged) > place;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard, and hears its keys
      <div
        key={key}
        id={`${id}-${key}`}
        className={styles.line}
        role="option"
        tabIndex={-1}
        aria-checked={isTicked}
        aria-disabled={isLast(key)}
        title={isLast(key) ? t('palette.why.lastColumn') : undefined}
        data-active={key === active?.key}
        data-target={key === target && key !== dragged ? (isAbove ? 'above' : 'below') : undefined}
        data-testid={`columns-${key}`}
        draggable={isTicked}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          setDragged(key);
        }}
        onDragEnd={() => {
          setDragged(null);
          setTarget(null);
        }}
        onDragOver={(event) => {
          if (dragged === null || !isTicked) return;
          event.preventDefault();
          if (target !== key) setTarget(key);
        }}
        onDrop={drop}
        onClick={(event) => {
          setChosen(key);
          toggle(key);
          // The line may come to stand elsewhere, and would lose the keyboard then.
          event.currentTarget.parentElement?.focus();
        }}
      >
        <span className={styles.box}>{isTicked && <Check aria-hidden />}</span>
        <span className={styles.name} title={columnLabel(t, column)}>
          {columnLabel(t, column)}
        </span>
        {isTicked && place < layout.frozen && <Pin aria-label={t('columns.frozen')} className={styles.pin} />}
        {isTicked && <GripVertical aria-hidden className={styles.grip} />}
      </div>
    );
  };

  return (
    <div
      ref={ref}
      className={styles.list}
      role="listbox"
      aria-multiselectable
      aria-label={t('columns.label')}
      aria-activedescendant={active ? `${id}-${active.key}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      data-testid="columns-list"
    >
      {shown.length > 0 && (
        <div className={styles.heading} aria-hidden>
          {t('columns.shown')}
        </div>
      )}
      {shown.map(line)}
      {hidden.length > 0 && (
        <div className={styles.heading} aria-hidden>
          {t('columns.hidden')}
        </div>
      )}
      {hidden.map(line)}
      {lines.length === 0 && <p className={styles.nothing}>{t('columns.nothing')}</p>}
    </div>
  );
}
