/** What the text of a cell means in a column. */
import { type CellValue, isAddress, listItems, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { ColumnDefinition } from '../scim/columns';
import type { FileCell } from '../workbook/reading/table';
import { type GivenCell, otherSpelling } from './cell';
import { dateValue, isAsExported, isShownAs, readDate } from './date';
import { isMadeOf } from './remade';
import { foldWord, isAlike } from './text';
import type { FileWords } from './words';

/** A number of many digits as a spreadsheet shortens it; the digits are gone. */
const shortened = /^[+-]?\d(?:[.,]\d+)?E\+\d{2,3}$/i;

/** The value that a clean text stands for, never empty; `from` is what the person has now. */
export function readValue(
  column: ColumnDefinition,
  { text, kind }: FileCell,
  from: CellValue,
  words: FileWords,
): Result<CellValue> {
  if (kind === 'error') return failed('cell-error', { value: text });
  switch (column.type) {
    case 'boolean':
      return readYesNo(text, words);
    case 'number':
      return readNumber(column, text);
    case 'date': {
      const date = readDate(text);
      return date ? succeeded(dateValue(date, from)) : failed('not-date', { value: text });
    }
    case 'choice':
      return readChoice(column, text, words);
    case 'list':
      return succeeded(listItems(text).map((item) => words.choice(column.key, item) ?? item));
    case 'text': {
      const named = words.choice(column.key, text);
      if (named !== undefined) return succeeded(named);
      if (column.key === 'emails' && !isAddress(text)) return failed('not-address', { value: text });
      return shortened.test(text) ? failed('cell-error', { value: text }) : succeeded(text);
    }
  }
}

/** A yes or a no. */
export function readYesNo(text: string, words: FileWords): Result<boolean> {
  const answer = words.yesNo(text);
  return answer === undefined ? failed('not-boolean', { value: text }) : succeeded(answer);
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Takes a decimal comma or point, and spaces of whatever width between groups of digits. */
function readNumber({ attribute }: ColumnDefinition, text: string): Result<number> {
  const digits = text.replace(/\s/gu, '').replace(/^([+-]?\d*),(\d+)$/, '$1.$2');
  const value = Number(digits);
  const fits = number.test(digits) && Number.isFinite(value);
  return fits && (attribute.type !== 'integer' || Number.isSafeInteger(value))
    ? succeeded(value)
    : failed('not-number', { value: text });
}

function readChoice({ key, choices }: ColumnDefinition, text: string, words: FileWords): Result<string> {
  const named = words.choice(key, text);
  if (named !== undefined) return succeeded(named);
  const word = foldWord(text);
  const found = choices?.find((choice) => choice === text) ?? choices?.find((choice) => foldWord(choice) === word);
  return found === undefined
    ? failed('not-choice', { value: text, choices: (choices ?? []).join(', ') })
    : succeeded(found);
}

/** Whether a cell is what an export writes of a value, or what a spreadsheet makes of that, so that it asks for nothing. */
export function isWrittenAs(column: ColumnDefinition, value: CellValue, given: GivenCell, words: FileWords): boolean {
  if (isSpelling(column, value, given.text, words) || isMadeOf(value, given)) return true;
  const other = otherSpelling(given);
  return other !== null && isSpelling(column, value, other, words);
}

function isSpelling(column: ColumnDefinition, value: CellValue, text: string, words: FileWords): boolean {
  if (Array.isArray(value)) return isListOf(column, value, text, words);
  if (typeof value !== 'string') return false;
  if (isAlike(value, text)) return true;
  if (column.type !== 'date') return false;
  if (isAsExported(value, text)) return true;
  const date = readDate(text);
  return date !== null && isShownAs(value, date);
}

/** The values of a list, in whichever order, in the admin's words or not. */
function isListOf({ key }: ColumnDefinition, values: readonly string[], text: string, words: FileWords): boolean {
  if (isAlike(values.join('; '), text)) return true;
  const worded = (word: string) => foldWord(words.choice(key, word) ?? word);
  const written = text
    .split(/[;,\n]/)
    .map(worded)
    .filter(Boolean);
  return [...written].sort().join('\n') === values.map(foldWord).sort().join('\n');
}
