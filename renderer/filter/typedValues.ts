/** What is typed as a value of a condition: numbers and days as people write them. */
import type { Column } from '../../preload/contract';
import { readDate } from '../grid/dates';
import { readNumber } from '../grid/numbers';
import type { Speech } from '../grid/values';
import type { FilterValue } from './columnCondition';
import { dayOf } from './localDays';
import type { Operand } from './operators';

export type Typed = { value: FilterValue; problem: null } | { value: null; problem: string };

/** A day that shows how days are written. */
const example = '2026-12-31';

/** What a text means for a condition; an empty one is yet to be filled in. */
export function readTyped({ t, formats }: Speech, operand: Operand, { type }: Column, text: string): Typed {
  const typed = text.trim();
  if (operand === 'text') return { value: text === '' ? '' : text, problem: null };
  if (typed === '') return { value: '', problem: null };
  if (operand === 'days') {
    return /^\d{1,5}$/.test(typed)
      ? { value: Number(typed), problem: null }
      : { value: null, problem: t('filter.notDays') };
  }
  if (type === 'date') {
    const read = readDate(typed, example, formats.locale);
    if (!read.ok) return { value: null, problem: t('filter.notDate', { example: formats.date(example) }) };
    const day = String(read.value);
    // A time that was typed as well says nothing more about the day.
    return { value: day.length > example.length ? dayOf(new Date(day)) : day, problem: null };
  }
  const read = readNumber(typed, formats.locale);
  return read.ok ? { value: Number(read.value), problem: null } : { value: null, problem: t('filter.notNumber') };
}
