/** A cell of a sheet, from how the workbook writes it (ECMA-376 part 1, 18.3.1.4). */
import { broken, tooLarge } from './broken';
import { type FormatCode, formatFor, general } from './number-format';
import { numberCell, plainNumber, writtenDate } from './numbers';
import type { StringStore } from './string-store';
import type { Styles } from './styles';
import { type FileCell, textCell } from './table';
import { unescapeText } from './xstring';

/** What cells refer to. */
export interface Surroundings {
  strings: StringStore;
  styles: Styles;
  /** Days are counted from 1904 on. */
  date1904: boolean;
}

/** Attributes and content of one cell, as they stand. */
export interface RawCell {
  /** How the value is written; `n` where nothing is said. */
  type: string;
  style: string | undefined;
  /** Of the value element; null where there is none. */
  value: string | null;
  /** Text that stands in the cell itself; null where there is none. */
  inline: string | null;
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What is shown as it stands: most numbers are of this kind. */
const whole = /^(?:0|[1-9]\d{0,14})$/;
const place = /^\d{1,10}$/;

/**
 * The cell; null if it is empty.
 *
 * @throws {Unreadable} where the value is not of the type that the cell says
 */
export function readCell(raw: RawCell, surroundings: Surroundings, line: number): FileCell | null {
  const { type, value } = raw;
  if (type === 'inlineStr') return textCell(unescapeText(raw.inline ?? value ?? ''));
  if (value === null || value === '') return null;
  const cell = valueCell(raw, value, surroundings);
  if (!cell) throw broken(`a cell of type ${type.slice(0, 20)} that holds ${value.slice(0, 50)}`, line);
  return cell.text === '' ? null : cell;
}

const nothing: FileCell = { text: '', kind: 'text' };

/** Null where type and value do not go together. */
function valueCell({ type, style }: RawCell, value: string, surroundings: Surroundings): FileCell | null {
  const format = surroundings.styles[Number(style ?? 0)] ?? null;
  switch (type) {
    case 'n':
      return writtenNumber(value.trim(), format, surroundings.date1904);
    case 's': {
      const text = place.test(value) ? surroundings.strings.get(Number(value)) : null;
      return text === null ? null : (textCell(text) ?? nothing);
    }
    case 'str':
      return textCell(unescapeText(value)) ?? nothing;
    case 'b':
      if (value === '1' || value === 'true') return { text: 'true', kind: 'boolean' };
      return value === '0' || value === 'false' ? { text: 'false', kind: 'boolean' } : null;
    case 'e':
      return { text: value, kind: 'error' };
    case 'd':
      return writtenDate(value, format ? formatFor(format, 1) : general);
    default:
      return null;
  }
}

function writtenNumber(text: string, format: FormatCode | null, date1904: boolean): FileCell | null {
  if (text === '' || (!format && whole.test(text))) return { text, kind: 'number' };
  const number = decimal.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) return null;
  return format
    ? numberCell(number, formatFor(format, number), date1904)
    : { text: plainNumber(number), kind: 'number' };
}

/** @throws {Unreadable} if the text has become longer than a cell's may be */
export function checkLength(text: string | null, longest: number, line: number): void {
  if (text !== null && text.length > longest) throw tooLarge(`a cell of more than ${longest} characters`, line);
}
