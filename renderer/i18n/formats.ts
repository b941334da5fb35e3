/** Numbers, dates and times as the admin's locale writes them. */
import type { Language } from '../../preload/contract';

/** The system's variant of the language if it has one (`en-GB` for `en`), so that dates look as everywhere else. */
export function localeFor(language: Language, languages: readonly string[]): string {
  return languages.find((tag) => tag.slice(0, 2).toLowerCase() === language) ?? language;
}

export interface Formats {
  locale: string;
  /** A count or a cell's number, with the locale's separators. */
  number(value: number): string;
  /** An RFC 7643 dateTime, or a plain date; text that is neither stays as it is. */
  date(text: string): string;
  /** The time of day of an instant (ms since 1970), with its date unless that is today. */
  moment(instant: number, now: number): string;
}

const plainDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Made when first wanted: the locale data behind a format take a while to load, and the first rows wait. */
function whenWanted<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createFormats(language: Language, languages: readonly string[]): Formats {
  const locale = localeFor(language, languages);
  const number = whenWanted(() => new Intl.NumberFormat(locale));
  const day = whenWanted(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
  const minute = whenWanted(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const time = whenWanted(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  return {
    locale,
    number: (value) => number().format(value),
    date(text) {
      const parts = plainDate.exec(text);
      if (parts) return day().format(new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? text : minute().format(date);
    },
    moment(instant, now) {
      const date = new Date(instant);
      const format = date.toDateString() === new Date(now).toDateString() ? time : minute;
      return format().format(date);
    },
  };
}
