/** Cell values as text: how they are shown, how they are edited, and what typed text means. */
import type { TFunction } from 'i18next';
import type { CellValue, Column, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { hasValueLabels, valueLabel } from '../i18n/columnLabel';
import type { Formats } from '../i18n/formats';

/** The words of the catalogue and the formats of the locale. */
export interface Speech {
  t: TFunction;
  formats: Formats;
}

/** A choice in the admin's words, where the tenant or the catalogue has one. */
export function choiceText({ t }: Speech, column: Pick<Column, 'key'>, choice: string): string {
  return valueLabel(t, column.key, choice);
}

/** A value as the admin reads it. */
export function cellText(speech: Speech, column: Column, value: CellValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return speech.t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return speech.formats.number(value);
  if (column.type === 'date') return speech.formats.date(value);
  return hasValueLabels(column) ? choiceText(speech, column, value) : value;
}

const two = (part: number) => String(part).padStart(2, '0');
const plainDate = /^\d{4}-\d{2}-\d{2}$/;
const typedDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** An instant in local time, in the one order that no locale reads differently. */
function editableDate(text: string): string {
  const date = new Date(text);
  if (plainDate.test(text) || Number.isNaN(date.getTime())) return text;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A value as its editor shows it. */
export function editText(column: Column, value: CellValue): string {
  if (value === null || typeof value === 'boolean') return '';
  if (Array.isArray(value)) return value.join(', ');
  return column.type === 'date' && typeof value === 'string' ? editableDate(value) : String(value);
}

/** What typed text means in a column; `before` is the value that it replaces. */
export function readText(speech: Speech, column: Column, typed: string, before: CellValue): Result<CellValue> {
  const text = typed.trim();
  if (text === editText(column, before)) return succeeded(before);
  if (text === '') return column.required ? failed('required') : succeeded(null);
  switch (column.type) {
    case 'number':
      return readNumber(text);
    case 'date':
      return readDate(text, before);
    case 'choice':
      return readChoice(speech, column, text);
    default:
      return succeeded(text);
  }
}

/** Takes a decimal comma or point, and spaces between groups of digits. */
function readNumber(text: string): Result<CellValue> {
  const digits = text.replace(/\s/gu, '').replace(/^([+-]?\d*),(\d+)$/, '$1.$2');
  const number = Number(digits);
  return digits === '' || !Number.isFinite(number) ? failed('not-number') : succeeded(number);
}

/** A plain date stays one where there was one; everywhere else SCIM wants an instant (RFC 7643 section 2.3.5). */
function readDate(text: string, before: CellValue): Result<CellValue> {
  const parts = typedDate
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!parts) {
    const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null;
    if (!instant || Number.isNaN(instant.getTime())) return failed('not-date');
    return succeeded(instant.toISOString());
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(year, month - 1, day, hour, minute, second);
  const overflows = date.getMonth() !== month - 1 || date.getDate() !== day || hour > 23 || minute > 59 || second > 59;
  if (overflows) return failed('not-date');
  const wasPlain = typeof before === 'string' && plainDate.test(before);
  return succeeded(wasPlain && !/[T ]/.test(text) ? `${year}-${two(month)}-${two(day)}` : date.toISOString());
}

/** The choice that was typed, by its value or by the word that stands for it. */
function readChoice(speech: Speech, column: Column, text: string): Result<CellValue> {
  if (column.choices === null) return succeeded(text);
  const same = (one: string) => one.localeCompare(text, speech.formats.locale, { sensitivity: 'base' }) === 0;
  const found =
    column.choices.find((choice) => choice === text) ??
    column.choices.find((choice) => same(choice) || same(choiceText(speech, column, choice)));
  return found === undefined ? failed('not-choice') : succeeded(found);
}

/** Choices that a few typed letters may mean: those that begin with them first. */
export function matchChoices(speech: Speech, column: Column, typed: string): string[] {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(speech.formats.locale);
  const letters = fold(typed.trim());
  const word = (choice: string) => fold(choiceText(speech, column, choice));
  const choices = (column.choices ?? []).filter((choice) => word(choice).includes(letters));
  return [
    ...choices.filter((choice) => word(choice).startsWith(letters)),
    ...choices.filter((choice) => !word(choice).startsWith(letters)),
  ];
}
