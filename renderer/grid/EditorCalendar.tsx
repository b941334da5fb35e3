import { type KeyboardEvent, lazy, type RefObject, Suspense } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './Editor.module.css';

const Calendar = lazy(async () => ({ default: (await import('../ui/Calendar')).Calendar }));

/** The calendar is no higher than this (px), and as wide. */
const size = { width: 258, height: 276 };

interface EditorCalendarProps {
  calendar: RefObject<HTMLDivElement | null>;
  selected: Date | null;
  locale: string;
  /** Where the cell is on the screen. */
  target: { x: number; y: number; width: number; height: number };
  /** What stands below the text itself (px). */
  below: number;
  onPick(day: Date): void;
}

/** A calendar beside a date that is being typed; one comes into it by the arrow down, or by a click. */
export function EditorCalendar({ calendar, selected, locale, target, below, onPick }: EditorCalendarProps) {
  const { t } = useTranslation();
  const under = target.y + target.height + below;
  const opensUp = window.innerHeight - under < size.height + 8 && target.y > size.height;
  const place = {
    left: Math.max(8, Math.min(target.x, window.innerWidth - size.width - 8)),
    ...(opensUp ? { bottom: window.innerHeight - target.y + 3 } : { top: under }),
  };

  /** Keys are the calendar's own here; Escape alone is the editor's. */
  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') event.stopPropagation();
  }

  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every day
    <div
      ref={calendar}
      className={`${styles.calendar} click-outside-ignore`}
      style={place}
      role="group"
      aria-label={t('calendar.label')}
      onKeyDown={press}
      data-testid="calendar"
    >
      <Suspense fallback={null}>
        <Calendar
          key={selected ? `${selected.getFullYear()}-${selected.getMonth()}` : ''}
          selected={selected}
          locale={locale}
          onPick={onPick}
        />
      </Suspense>
    </div>,
    document.getElementById('portal') ?? document.body,
  );
}
