/**
 * What a cell of the grid becomes in a workbook. Text stays text: it is written as a string in a cell of the format
 * "Text", so that neither opening nor editing it makes a formula or a number of it.
 */
import type { CellValue, Column } from '../../../preload/contract';

/** What a yes/no cell reads. */
export interface Words {
  yes: string;
  no: string;
}

/** A date whose UTC fields are what the cell is to show: Excel knows no time zones. */
type WallClock = Date;

type WorkbookValue = string | number | WallClock | undefined;
export type CellFormat = 'header' | 'text' | 'number' | 'date-time' | 'date';

export interface WorkbookCell {
  value: WorkbookValue;
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
export function workbookCell(value: CellValue, type: Column['type'], words: Words): WorkbookCell {
  if (typeof value === 'string') return (type === 'date' ? dateCell(value) : null) ?? textCell(value);
  if (typeof value === 'boolean') return textCell(value ? words.yes : words.no);
  if (typeof value === 'number' && Number.isFinite(value)) return { value, format: 'number', shortened: false };
  return textCell(Array.isArray(value) ? value.join('; ') : value === null ? '' : String(value));
}

/** The instant as the clock on this machine's wall shows it; a date without a time stays that date everywhere. */
function dateCell(text: string): WorkbookCell | null {
  const bare = text.length === 10 && dateOnly.test(text);
  if (!bare && !dateTime.test(text)) return null;
  const instant = new Date(text);
  const time = instant.getTime();
  if (Number.isNaN(time) || time < firstDay || time > lastDay) return null;
  return { value: bare ? instant : wallClock(instant), format: bare ? 'date' : 'date-time', shortened: false };
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

/** Without what XML 1.0 cannot hold (Excel would call the file damaged), and with the line ends of a cell. */
function legalText(text: string): string {
  return unclean.test(text) ? text.replace(illegal, '').replace(/\r\n?/g, '\n') : text;
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
