type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** `getWeekInfo` is younger than the library of types. */
interface WeekLocale extends Intl.Locale {
  getWeekInfo?(): { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day on which weeks begin, 0 for Sunday; Monday where the platform cannot tell. */
export function firstWeekday(locale: string): Weekday {
  const known: WeekLocale = new Intl.Locale(locale);
  const { firstDay } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 };
  return (firstDay % 7) as Weekday;
}
