/** Dates as people write them: in the order of their locale, with months by number or by name, and as ISO 8601 has them. */
import { type CellValue, Language, type Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';

interface Day {
  year: number;
  month: number;
  day: number;
}

interface Time {
  hour: number;
  minute: number;
  second: number;
}

const two = (part: number) => String(part).padStart(2, '0');
const plainDate = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}t.*(z|[+-]\d{2}:\d{2})$/;

/** An instant in local time, in the one order that no locale reads differently. */
export function editableDate(text: string): string {
  const date = new Date(text);
  if (plainDate.test(text) || Number.isNaN(date.getTime())) return text;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A day in the order that no locale reads differently, with the time of day that stands in a draft. */
export function editableDay(day: Date, draft: string): string {
  const [time = ''] = / \d{1,2}:\d{2}$/.exec(draft.trim()) ?? [];
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}${time}`;
}

/**
 * What a date means that somebody wrote: `before` is what it replaces. A plain date stays one where there was one;
 * everywhere else SCIM wants an instant (RFC 7643 section 2.3.5), which is local midnight where no time is given.
 */
export function readDate(text: string, before: CellValue, locale: string): Result<CellValue> {
  const clean = fold(text);
  if (instant.test(clean)) {
    const date = new Date(clean.toUpperCase());
    return Number.isNaN(date.getTime()) ? failed('not-date') : succeeded(date.toISOString());
  }
  const timed = readTime(clean);
  const day = timed && readDay(timed.rest, locale);
  if (!day) return failed('not-date');
  const { year, month, day: date } = day;
  const { hour, minute, second } = timed.time ?? { hour: 0, minute: 0, second: 0 };
  const moment = new Date(year, month - 1, date, hour, minute, second);
  // JavaScript takes 31 February for a day in March.
  const exists = moment.getFullYear() === year && moment.getMonth() === month - 1 && moment.getDate() === date;
  if (!exists || hour > 23 || minute > 59 || second > 59) return failed('not-date');
  const wasPlain = typeof before === 'string' && plainDate.test(before);
  return succeeded(wasPlain && !timed.time ? `${year}-${two(month)}-${two(date)}` : moment.toISOString());
}

/** Without accents, case, commas and whatever kinds of blanks there are. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[,\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const clock = /^(.*?)(?:(?: a| at)? |t)(\d{1,2}) ?[:h] ?(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(?:([ap])\.? ?m\.?)?$/;

/** Parts the time of day from the day; null for a time that no clock shows. */
function readTime(text: string): { rest: string; time: Time | null } | null {
  const [, rest, hours, minute, second = 0, half] = clock.exec(text) ?? [];
  if (rest === undefined) return { rest: text, time: null };
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const afternoon = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return { rest, time: { hour: afternoon, minute: Number(minute), second: Number(second) } };
}

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const dayFirstName = /^(?:[a-z]+\.? )?(\d{1,2})(?:er|st|nd|rd|th)?[ .-]*([a-z]+)\.?[ -]*(\d{4})$/;
const monthFirstName = /^(?:[a-z]+\.? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/;

function readDay(text: string, locale: string): Day | null {
  const first = yearFirst.exec(text);
  if (first) return { year: Number(first[1]), month: Number(first[3]), day: Number(first[4]) };
  const last = yearLast.exec(text);
  if (last) {
    const [one, other, year] = [Number(last[1]), Number(last[3]), wholeYear(last[4] ?? '')];
    // What cannot be a month is the day, whatever the locale's order.
    const isMonthFirst = other > 12 || (one <= 12 && monthComesFirst(locale));
    return isMonthFirst ? { year, month: one, day: other } : { year, month: other, day: one };
  }
  const named = dayFirstName.exec(text);
  if (named) return byName(named[2], named[1], named[3]);
  const american = monthFirstName.exec(text);
  return american ? byName(american[1], american[2], american[3]) : null;
}

/** Two digits are of this century up to 29, as spreadsheets have it. */
function wholeYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthComesFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day') && parts.indexOf('year') > parts.indexOf('day');
}

function byName(name: string | undefined, day: string | undefined, year: string | undefined): Day | null {
  const month = monthOf(name ?? '');
  return month === null ? null : { year: Number(year), month, day: Number(day) };
}

let names: readonly (readonly [name: string, month: number])[] | null = null;

/** What months are called in every language of the window, in full and in short. */
function monthNames() {
  names ??= Language.options.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
      const nameOf = (index: number) =>
        format.formatToParts(Date.UTC(2026, index)).find(({ type }) => type === 'month')?.value ?? '';
      return Array.from({ length: 12 }, (_, index) => [fold(nameOf(index)).replace('.', ''), index + 1] as const);
    }),
  );
  return names;
}

/** The month of a name, which may be shortened as long as it means no other. */
function monthOf(name: string): number | null {
  const whole = monthNames().find(([known]) => known === name);
  if (whole || name.length < 3) return whole?.[1] ?? null;
  const months = new Set(monthNames().flatMap(([known, month]) => (known.startsWith(name) ? [month] : [])));
  const [only = null] = months;
  return months.size === 1 ? only : null;
}
