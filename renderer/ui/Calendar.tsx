import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { DayPicker } from 'react-day-picker';
import { enUS, fr } from 'react-day-picker/locale';
import { useTranslation } from 'react-i18next';
import styles from './Calendar.module.css';
import { firstWeekday } from './calendarWeek';

const icons = { left: ChevronLeft, right: ChevronRight, up: ChevronDown, down: ChevronDown };
const [earliest, latest] = [1900, 2100];

/** One day of six weeks, with lists of months and years between the buttons that turn the page. */
const shape = {
  mode: 'single',
  required: true,
  captionLayout: 'dropdown',
  navLayout: 'around',
  fixedWeeks: true,
  showOutsideDays: true,
} as const;

const look = (name: string) => styles[name] ?? '';

interface CalendarProps {
  selected: Date | null;
  /** A BCP 47 tag: it says on which day weeks begin, and how days are told. */
  locale: string;
  onPick(day: Date): void;
}

/** A month of days to choose from, by keyboard too; months and years can be gone to at once. */
export function Calendar({ selected, locale, onPick }: CalendarProps) {
  const { t, i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  return (
    <DayPicker
      {...shape}
      selected={selected ?? undefined}
      onSelect={onPick}
      defaultMonth={selected ?? new Date()}
      startMonth={new Date(Math.min(earliest, selected?.getFullYear() ?? earliest), 0)}
      endMonth={new Date(Math.max(latest, selected?.getFullYear() ?? latest), 11)}
      locale={i18n.language === 'fr' ? fr : enUS}
      weekStartsOn={firstWeekday(locale)}
      labels={{
        labelNext: () => t('calendar.next'),
        labelPrevious: () => t('calendar.previous'),
        labelMonthDropdown: () => t('calendar.month'),
        labelYearDropdown: () => t('calendar.year'),
        labelGrid: (date) => month.format(date),
        labelDayButton: (date) => day.format(date),
        labelGridcell: (date) => day.format(date),
      }}
      components={{
        Chevron({ orientation = 'left' }) {
          const Icon = icons[orientation];
          return <Icon className={styles.icon} aria-hidden />;
        },
      }}
      classNames={{
        root: look('calendar'),
        month: look('month'),
        month_caption: look('caption'),
        dropdowns: look('dropdowns'),
        dropdown_root: look('choice'),
        dropdown: look('select'),
        caption_label: look('chosen'),
        button_previous: look('turn'),
        button_next: look('turn'),
        month_grid: look('days'),
        weekday: look('weekday'),
        day: look('day'),
        day_button: look('button'),
        outside: look('outside'),
        today: look('today'),
        selected: look('selected'),
      }}
    />
  );
}
