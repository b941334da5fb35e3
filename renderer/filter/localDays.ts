/** Days as people count them: from midnight to midnight where they are. */

const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * When a day begins, `after` days later, as an RFC 7643 dateTime.
 *
 * @param day as `2026-05-01`; null is answered for anything else
 */
export function beginningOf(day: string, after = 0): string | null {
  const [, year, month, date] = written.exec(day) ?? [];
  if (year === undefined) return null;
  const start = new Date(0);
  // Unlike the constructor, this takes the years before 100 for what they are.
  start.setFullYear(Number(year), Number(month) - 1, Number(date) + after);
  start.setHours(0, 0, 0, 0);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** When the day so many days before a moment begins, as an RFC 7643 dateTime. */
export function daysBefore(moment: Date, days: number): string {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() - days).toISOString();
}

const two = (part: number) => String(part).padStart(2, '0');

/** The day of a moment, as `2026-05-01`. */
export function dayOf(moment: Date): string {
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
