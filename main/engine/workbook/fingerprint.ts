/**
 * Short fingerprints of what the cells of a workbook held when it was written. When it comes back they tell which cells were
 * edited in it, and which values have moved at the tenant since. What a spreadsheet does to a cell without being asked leaves
 * its fingerprint as it was, and so do the words of the language in which it was written.
 */
import type { CellValue, Column } from '../../../preload/contract';
import { likeness } from './likeness';

/** Characters of one fingerprint: of 2^36 values as good as none have the same. */
export const fingerprintLength = 6;

/** Of a longer text a cell holds the beginning alone. */
const keptText = 32_000;

/** What is told of a value of a column by its fingerprint: it is the same for all that a cell does not tell apart. */
export function essenceOf(value: CellValue, type: Column['type']): string {
  if (value === null) return '';
  if (Array.isArray(value)) return essenceOfText(value.join('; '));
  if (typeof value === 'string') return (type === 'date' ? essenceOfInstant(value) : null) ?? essenceOfText(value);
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value);
}

function essenceOfText(text: string): string {
  return likeness(text).slice(0, keptText);
}

const plainDay = /^\d{4}-\d{2}-\d{2}$/;

/** A workbook shows the clock on the wall, to the second. */
function essenceOfInstant(text: string): string | null {
  if (plainDay.test(text)) return text;
  const at = new Date(text);
  if (!/^\d{4}-/.test(text) || Number.isNaN(at.getTime())) return null;
  return essenceOfClock(
    [at.getFullYear(), at.getMonth() + 1, at.getDate()],
    [at.getHours(), at.getMinutes(), at.getSeconds()],
  );
}

const two = (part: number) => String(part).padStart(2, '0');

/** The same of a date as a cell shows it; midnight is as good as no time. */
export function essenceOfClock(
  [year, month, day]: readonly [number, number, number],
  [hours, minutes, seconds]: readonly [number, number, number],
): string {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return hours + minutes + seconds === 0 ? date : `${date}T${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const known = new Map(['', 'true', 'false'].map((essence) => [essence, printOf(essence)]));

/** The fingerprint of an essence. It keeps nothing secret: whoever has the file has the cell as well. */
export function fingerprint(essence: string): string {
  return known.get(essence) ?? printOf(essence);
}

/** Two hashes of 32 bits, mixed at the end (after "cyrb53", in the public domain); of them 36 bits. */
function printOf(essence: string): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < essence.length; index += 1) {
    const unit = essence.charCodeAt(index);
    one = Math.imul(one ^ unit, 2_654_435_761);
    other = Math.imul(other ^ unit, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  let print = '';
  for (const [bits, count] of [
    [one, 3],
    [other, 3],
  ] as const) {
    for (let place = 0; place < count; place += 1) print += letters[(bits >>> (place * 6 + 8)) & 63];
  }
  return print;
}
