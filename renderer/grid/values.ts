/** Cell values as text: how they are shown, how they are edited, and what typed text means. */
import i18next, { type TFunction } from 'i18next';
import {
  type CellValue,
  type Column,
  isAddress,
  itemSeparator,
  Language,
  listItems,
  type Result,
} from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { hasValueLabels, valueLabel } from '../i18n/columnLabel';
import type { Formats } from '../i18n/formats';
import { editableDate, readDate } from './dates';
import { readNumber } from './numbers';
import { readYesNo } from './yesNo';

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

/** A value as its editor shows it. */
export function editText(column: Column, value: CellValue): string {
  if (value === null || typeof value === 'boolean') return '';
  if (Array.isArray(value)) return value.join(itemSeparator);
  return column.type === 'date' && typeof value === 'string' ? editableDate(value) : String(value);
}

/** What typed text means in a column; `before` is the value that it replaces. */
export function readText(speech: Speech, column: Column, typed: string, before: CellValue): Result<CellValue> {
  const text = typed.trim();
  if (text === editText(column, before)) return succeeded(before);
  if (text === '') return column.required ? failed('required') : succeeded(null);
  switch (column.type) {
    case 'number':
      return readNumber(text, speech.formats.locale);
    case 'date':
      return readDate(text, before, speech.formats.locale);
    case 'choice':
      return readChoice(speech, column, text);
    case 'boolean':
      return readYesNo(text);
    case 'list':
      return readList(speech, column, typed, before);
    default:
      return column.key === 'emails' && !isAddress(text) ? failed('not-address', { value: text }) : succeeded(text);
  }
}

/** All that a choice is called, in every language of the window. */
function choiceNames(speech: Speech, { key }: Column, choice: string): string[] {
  const others = Language.options.map((language) => valueLabel(i18next.getFixedT(language), key, choice));
  return [choice, valueLabel(speech.t, key, choice), ...others];
}

/** The choice that was written, by its value or by a word that stands for it. */
function readChoice(speech: Speech, column: Column, text: string): Result<CellValue> {
  if (column.choices === null) return succeeded(text);
  const same = (one: string) => one.localeCompare(text, speech.formats.locale, { sensitivity: 'base' }) === 0;
  const found =
    column.choices.find((choice) => choice === text) ??
    column.choices.find((choice) => choiceNames(speech, column, choice).some(same));
  return found === undefined ? failed('not-choice') : succeeded(found);
}

/** Several values, each of which has to be a choice where the column has some. */
function readList(speech: Speech, column: Column, text: string, before: CellValue): Result<CellValue> {
  const items: string[] = [];
  for (const item of listItems(text)) {
    const isHere = Array.isArray(before) && before.includes(item);
    const read = isHere ? succeeded<CellValue>(item) : readChoice(speech, column, item);
    if (!read.ok) return read;
    items.push(String(read.value));
  }
  return succeeded(JSON.stringify(items) === JSON.stringify(before) ? before : items);
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
