/** Numbers and days as a person reads them in a cell. */
import type { NumberFormat } from './number-format';
import type { FileCell } from './table';

const millisecondsOfDay = 24 * 60 * 60 * 1000;
/** The day before 1900-01-01. The calendar goes on as if 1900 had been a leap year, as Lotus 1-2-3 did. */
const day0 = Date.UTC(1899, 11, 31);
const leapDay = 60;
/** From the day 0 of 1900 to that of 1904, in days. */
const between = 1_462;
/** 10000-01-01. */
const endOfDays = 2_958_466;

/** The number in decimal notation, to the 15 digits that Excel keeps; `digits` stand before the point at least. */
export function plainNumber(value: number, digits = 1): string {
  const [mantissa = '', exponent] = Math.abs(value).toPrecision(15).split('e');
  const plain = exponent === undefined ? mantissa : withoutExponent(mantissa, Number(exponent));
  const [whole = '', fraction = ''] = plain.split('.');
  const kept = fraction.replace(/0+$/, '');
  const text = whole.padStart(digits, '0') + (kept === '' ? '' : `.${kept}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function withoutExponent(mantissa: string, exponent: number): string {
  const digits = mantissa.replace('.', '');
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  return digits.padEnd(exponent + 1, '0');
}

/** The cell for a number in a format. A day that the calendar does not have is shown as the number that it is. */
export function numberCell(value: number, format: NumberFormat, date1904: boolean): FileCell {
  if (format.date || format.time) {
    const cell = dayCell(value, format, date1904);
    if (cell) return cell;
  }
  return { text: plainNumber(value, format.digits), kind: 'number' };
}

/** A date, with its time where there is one or one is shown; a time without a day is text. */
function dayCell(value: number, format: NumberFormat, date1904: boolean): FileCell | null {
  const milliseconds = Math.round(value * millisecondsOfDay);
  const serial = Math.floor(milliseconds / millisecondsOfDay);
  const day = date1904 ? serial + between : serial;
  if (serial < 0 || day >= endOfDays) return null;
  const rest = milliseconds - serial * millisecondsOfDay;
  if (!format.date && (format.elapsed || serial === 0)) {
    return { text: timeText(format.elapsed ? milliseconds : rest), kind: 'text' };
  }
  const shown = format.time || rest > 0 ? `T${timeText(rest)}` : '';
  return { text: dateText(day) + shown, kind: 'date' };
}

function dateText(day: number): string {
  if (day === 0) return '1900-01-00';
  if (day === leapDay) return '1900-02-29';
  const passed = day < leapDay ? day : day - 1;
  const date = new Date(day0 + passed * millisecondsOfDay);
  return `${date.getUTCFullYear()}-${padded(date.getUTCMonth() + 1)}-${padded(date.getUTCDate())}`;
}

function timeText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds - seconds * 1000;
  const text = `${padded(Math.floor(seconds / 3600))}:${padded(Math.floor(seconds / 60) % 60)}:${padded(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}

function padded(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/**
 * A date that is written out (ECMA-376 part 1, 18.18.11, `d`), with a time or without, and in no zone; null if it is none.
 * Midnight is left away where the format shows days alone.
 */
export function writtenDate(text: string, format: NumberFormat): FileCell | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?Z?)?$/.exec(text);
  if (!match || Number.isNaN(Date.parse(match[1] ?? ''))) return null;
  const [, day = '', time, fraction = ''] = match;
  const milliseconds = fraction.replace(/0+$/, '');
  const isMidnight = time === '00:00:00' && milliseconds === '';
  if (time === undefined || (isMidnight && format.date && !format.time)) return { text: day, kind: 'date' };
  const shown = milliseconds === '' ? '' : `.${milliseconds.padEnd(3, '0')}`;
  return { text: `${day}T${time}${shown}`, kind: 'date' };
}
