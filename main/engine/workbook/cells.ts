/**
 * What a cell of the grid becomes in a file. In a workbook text stays text: it is written as a string in a cell of the
 * format "Text", so that neither opening nor editing it makes a formula or a number of it. A text with separators has no
 * formats: there an apostrophe guards what looks like a formula.
 */
import type { CellValue, Column } from '../../../preload/contract';
import { guard } from './guard';

/** A cell's value; of a `Date`, an instant, whatever the column's type says. */
export type SheetValue = CellValue | Date;

/** What a yes/no cell reads. */
export interface Words {
  yes: string;
  no: string;
}

/** A date whose UTC fields are what the cell is to show: Excel knows no time zones. */
type WallClock = Date;

export type CellFormat = 'header' | 'text' | 'number' | 'date-time' | 'date';

type FileValue =
  | { value: string; format: 'text' }
  | { value: number; format: 'number' }
  | { value: WallClock; format: 'date-time' | 'date' };

export interface WorkbookCell {
  value: string | number | WallClock | undefined;
  format: CellFormat;
  /** The text was longer than a cell can hold. */
  shortened: boolean;
}

/** The longest text that a cell can hold, in UTF-16 units. */
export const longestText = 32_767;

/** Before March 1900, Excel's calendar is a day off; after 9999 it ends. With a day to spare for every time zone. */
const firstDay = Date.UTC(1900, 2, 2);
const lastDay = Date.UTC(9999, 11, 30);

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The workbook's cell for a value; no cell at all for no value. */
export function workbookCell(value: SheetValue, type: Column['type'], words: Words): WorkbookCell {
  const { value: written, format } = fileValue(value, type, words);
  return typeof written === 'string' ? textCell(written) : { value: written, format, shortened: false };
}

/** The same in a text with separators: a date as the workbook shows it, a text as no spreadsheet runs it. */
export function separatedCell(value: SheetValue, type: Column['type'], words: Words): string {
  const { value: written, format } = fileValue(value, type, words);
  if (typeof written === 'string') return guard(withoutIllegal(written));
  if (typeof written === 'number') return String(written);
  return written
    .toISOString()
    .slice(0, format === 'date' ? 10 : 19)
    .replace('T', ' ');
}

function fileValue(value: SheetValue, type: Column['type'], words: Words): FileValue {
  if (typeof value === 'string') return (type === 'date' ? dateOf(value) : null) ?? { value, format: 'text' };
  if (typeof value === 'boolean') return { value: value ? words.yes : words.no, format: 'text' };
  if (typeof value === 'number' && Number.isFinite(value)) return { value, format: 'number' };
  if (value instanceof Date) return { value: wallClock(value), format: 'date-time' };
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  return { value: text, format: 'text' };
}

/** The instant as the clock on this machine's wall shows it; a date without a time stays that date everywhere. */
function dateOf(text: string): FileValue | null {
  const bare = text.length === 10 && dateOnly.test(text);
  if (!bare && !dateTime.test(text)) return null;
  const instant = new Date(text);
  const time = instant.getTime();
  if (Number.isNaN(time) || time < firstDay || time > lastDay) return null;
  return bare ? { value: instant, format: 'date' } : { value: wallClock(instant), format: 'date-time' };
}

function wallClock(instant: Date): WallClock {
  return new Date(
    Date.UTC(
      instant.getFullYear(),
      instant.getMonth(),
      instant.getDate(),
      instant.getHours(),
      instant.getMinutes(),
      instant.getSeconds(),
      instant.getMilliseconds(),
    ),
  );
}

/** A text cell, or an empty one for empty text. */
export function textCell(text: string): WorkbookCell {
  const legal = legalText(text);
  const shortened = legal.length > longestText;
  const whole = shortened ? shorten(legal) : legal;
  return { value: whole === '' ? undefined : escapeText(whole), format: 'text', shortened };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, and carriage returns
const unclean = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/;

/** Without what XML 1.0 cannot hold: Excel would call the file damaged, and a text with it is taken for none. */
function withoutIllegal(text: string): string {
  return unclean.test(text) ? text.replace(illegal, '') : text;
}

/** With the line ends of a cell as well. */
function legalText(text: string): string {
  return unclean.test(text) ? withoutIllegal(text).replace(/\r\n?/g, '\n') : text;
}

function shorten(text: string): string {
  const cut = text.slice(0, longestText - 1);
  // Half of a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Excel reads `_x0041_` as a character's code (ECMA-376 part 1, 22.9.2.19): text that looks so is escaped itself. */
function escapeText(text: string): string {
  return text.includes('_') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text;
}
