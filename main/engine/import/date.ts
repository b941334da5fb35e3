/** Dates of a file. A spreadsheet knows no time zones: what it shows is the clock on the wall here. */

/** Hours are null of a day alone, seconds and zone where they were not given. */
export interface FileDate {
  year: number;
  month: number;
  day: number;
  hour: number | null;
  minute: number;
  second: number | null;
  /** As ISO 8601 writes it. */
  zone: string | null;
}

const yearFirst =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:\d{2})?)?$/;
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

const numberOr = (part: string | undefined) => (part === undefined ? null : Number(part));

/** Reads a date; the day comes before the month, unless it cannot. Null for what is none, such as 31 February. */
export function readDate(text: string): FileDate | null {
  const first = yearFirst.exec(text);
  if (first) {
    const [, year, month, day, hour, minute, second, zone = null] = first;
    return existing({
      ...{ year: Number(year), month: Number(month), day: Number(day) },
      ...{ hour: numberOr(hour), minute: Number(minute ?? 0), second: numberOr(second), zone },
    });
  }
  const last = yearLast.exec(text);
  if (!last) return null;
  const [, one, mark, other, year, hour, minute, second] = last;
  const isMonthFirst = mark === '/' && Number(other) > 12 && Number(one) <= 12;
  const [day, month] = isMonthFirst ? [Number(other), Number(one)] : [Number(one), Number(other)];
  return existing({
    ...{ year: Number(year), month, day },
    ...{ hour: numberOr(hour), minute: Number(minute ?? 0), second: numberOr(second), zone: null },
  });
}

/** JavaScript takes 31 February for a day in March. */
function existing(date: FileDate): FileDate | null {
  const { year, month, day, hour, minute, second } = date;
  const there = new Date(Date.UTC(year, month - 1, day));
  const isDay = year >= 1000 && there.getUTCMonth() === month - 1 && there.getUTCDate() === day;
  return isDay && (hour ?? 0) < 24 && minute < 60 && (second ?? 0) < 60 ? date : null;
}

const two = (part: number) => String(part).padStart(2, '0');

function instantOf({ year, month, day, hour, minute, second, zone }: FileDate): Date {
  if (zone === null) return new Date(year, month - 1, day, hour ?? 0, minute, second ?? 0);
  const clock = `${two(hour ?? 0)}:${two(minute)}:${two(second ?? 0)}`;
  return new Date(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${zone}`);
}

/** The date as SCIM writes it (RFC 7643 section 2.3.5); a day alone stays one where there was one before. */
export function dateValue(date: FileDate, from: unknown): string {
  if (date.hour === null && typeof from === 'string' && plainDay.test(from)) return dayOf(date);
  return instantOf(date).toISOString();
}

const plainDay = /^\d{4}-\d{2}-\d{2}$/;
const dayOf = ({ year, month, day }: FileDate) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** Whether a date is what a workbook shows of an instant: to the minute or the second, by the clock on the wall here. */
export function isShownAs(instant: string, date: FileDate): boolean {
  if (plainDay.test(instant)) return (date.hour ?? 0) === 0 && date.minute === 0 && dayOf(date) === instant;
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return false;
  const there = new Date(time);
  if (date.hour === null) {
    return (
      dayOf({ ...date, year: there.getFullYear(), month: there.getMonth() + 1, day: there.getDate() }) === dayOf(date)
    );
  }
  const shown = date.zone === null ? wallTime(there) : time;
  const given = date.zone === null ? wallTime(instantOf(date)) : instantOf(date).getTime();
  const off = shown - given;
  // Without seconds it is rounded down; with them, either way.
  return date.second === null ? off >= 0 && off < 60_000 : Math.abs(off) < 1_000;
}

const fraction = /^(?:\.\d{1,3})?$/;
const toTheSecond = 'yyyy-mm-ddThh:mm:ss'.length;
const fiveDigitYears = Date.UTC(10_000, 0);

/**
 * Whether a text is, to the second, what the reader of workbooks makes of an instant that was exported. Most dates of most
 * files are, and it is told without reading the text.
 */
export function isAsExported(instant: string, text: string): boolean {
  if (text.length < toTheSecond || plainDay.test(instant)) return false;
  const time = Date.parse(instant);
  if (!(Math.abs(time) < fiveDigitYears)) return false;
  const wall = time - new Date(time).getTimezoneOffset() * 60_000;
  const day = Math.floor(wall / dayLength);
  const isSecond = secondsIn(text) === Math.floor((wall - day * dayLength) / 1_000);
  return isSecond && text.startsWith(dayText(day)) && fraction.test(text.slice(toTheSecond));
}

const dayLength = 24 * 60 * 60 * 1_000;
const dayTexts = new Map<number, string>();
/** Of more days the texts are made anew. */
const mostDays = 20_000;

/** `2026-01-31T` of a day, counted from 1970 on; those of a file are few. */
function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  if (dayTexts.size === mostDays) dayTexts.clear();
  const text = new Date(day * dayLength).toISOString().slice(0, 'yyyy-mm-ddT'.length);
  dayTexts.set(day, text);
  return text;
}

/** The second of the day that a text tells as `yyyy-mm-ddThh:mm:ss` does; NaN where it does not. */
function secondsIn(text: string): number {
  if (text[13] !== ':' || text[16] !== ':') return Number.NaN;
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  return minutes < 60 && seconds < 60 ? (twoDigits(text, 11) * 60 + minutes) * 60 + seconds : Number.NaN;
}

function twoDigits(text: string, place: number): number {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** What the clock on the wall shows, which is the same twice when summer ends. */
function wallTime(at: Date): number {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  return Date.UTC(year, month, day, at.getHours(), at.getMinutes(), at.getSeconds(), at.getMilliseconds());
}
