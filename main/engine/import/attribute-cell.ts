/** What a cell of the file would do to an attribute. */
import { type CellValue, canBeGiven } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { editCell, readCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { sameValue } from '../scim/compare';
import { readPath } from '../scim/path';
import { fingerprint } from '../workbook/fingerprint';
import { cleanText } from '../workbook/likeness';
import { changed, fixed, type GivenCell, invalid, type JudgedCell, type KnownPerson, same, silent } from './cell';
import type { Context } from './context';
import { exportedWhole, isUnedited, saysNothing, sinceExport } from './since-export';
import type { AttributeTarget } from './targets';
import { keyText } from './text';
import { isWrittenAs, readValue } from './values';
import { wholeOf, withoutZeros } from './zeros';

/** Why an attribute of somebody stays as it is, whatever the file says. */
export function whyFixed(
  { store, self }: Context,
  { key, fixed: always }: ColumnDefinition,
  person: KnownPerson,
): Failure | null {
  if (always !== null) return failure(always);
  const { ownReadOnly } = store.model.admin;
  if (person.row === self && ownReadOnly.some(({ attribute }) => attribute === key)) return failure('own-attribute');
  return person.isToBeDeleted ? failure('to-be-deleted') : null;
}

function isBlank({ words }: Context, { column }: AttributeTarget, { text }: GivenCell): boolean {
  return saysNothing(column, text, words);
}

/** A cell of a sheet with ticks and nothing: nothing is a no, unless it was nothing before. */
export function ticked({ part }: Context, { type }: ColumnDefinition, cell: GivenCell): GivenCell {
  const isTick = part.role === 'matrix' && type === 'boolean' && cell.print !== null;
  return isTick && cell.text === '' && cell.print !== fingerprint('') ? { ...cell, text: String(false) } : cell;
}

/** A cell of the file, and what it is about: somebody's attribute, as it is now. */
interface Asked {
  context: Context;
  column: ColumnDefinition;
  person: KnownPerson;
  given: GivenCell;
  from: CellValue;
}

function becoming({ column, given, from }: Asked, to: CellValue) {
  return { column: column.key, raw: given.raw, from, to };
}

/** @param isKey whether this is how the person was found: then another spelling of it is no edit */
export function cellOfPerson(
  context: Context,
  target: AttributeTarget,
  cell: GivenCell,
  person: KnownPerson,
  isKey: boolean,
): JudgedCell {
  const { column, key } = target;
  const from = readCell(person.resource, column);
  const given = ticked(context, column, cell);
  const asked: Asked = { context, column, person, given, from };
  if (given.print === null) return judged(asked, target, isKey);
  let isEdited = !isUnedited(column, given, context.words);
  const whole = isEdited && column.type === 'text' ? exportedWhole(given) : null;
  if (whole !== null) {
    const answer = context.plan.zeros[key];
    if (answer === undefined) return { ...lacksZeros(asked, whole), whole };
    isEdited = !answer;
  }
  return sinceExport(given, { key, type: column.type, from, isEdited }, () => judged(asked, target, isKey));
}

/** As good as empty: blanks alone are not seen. */
const isNothing = (value: CellValue) => value === null || (typeof value === 'string' && cleanText(value) === '');

/** What the cell says, whatever it was exported as. */
function judged(asked: Asked, target: AttributeTarget, isKey: boolean): JudgedCell {
  const { context, column, person, given, from } = asked;
  const { text } = given;
  if (isBlank(context, target, given)) {
    const staysSilent = isNothing(from) || !context.plan.clears || whyFixed(context, column, person) !== null;
    return staysSilent ? silent(becoming(asked, from)) : edited(asked, null);
  }
  const isSameKey = isKey && typeof from === 'string' && keyText(from) === keyText(text);
  if (isSameKey || isWrittenAs(column, from, given, context.words)) return same(becoming(asked, from));
  const why = whyFixed(context, column, person);
  const read = readValue(column, given, from, context.words);
  if (isKey && given.kind === 'error' && !read.ok) return invalid(becoming(asked, text), read.failure);
  if (why !== null) return staying(asked, read.ok ? read.value : text, why);
  const whole = wholeIn(context, column, given, from);
  if (whole !== null) return { ...robbed(asked, whole), whole };
  return read.ok ? edited(asked, read.value) : invalid(becoming(asked, text), read.failure);
}

/** What a number was before it lost its zeros, as it seems. What the admin has put right lost none. */
function wholeIn(
  { lengths }: Context,
  { key, type }: ColumnDefinition,
  { text, isPutRight }: GivenCell,
  from: CellValue,
) {
  return type === 'text' && !isPutRight ? wholeOf(text, from, lengths.get(key)) : null;
}

/** A cell that cannot be changed: whatever says the same is the same. */
function staying(asked: Asked, to: CellValue, why: Failure): JudgedCell {
  const { from, given, column } = asked;
  const isNumber = typeof from === 'string' && withoutZeros(from) === given.text;
  const isSame = isNumber || (column.shape !== 'all' && sameValue(from, to));
  return isSame ? same(becoming(asked, from)) : fixed(becoming(asked, to), why);
}

/** A number without its zeros: put back if the admin says so, asked about while nobody has said. */
function robbed(asked: Asked, whole: string): JudgedCell {
  const answer = asked.context.plan.zeros[asked.column.key];
  if (answer === undefined) return lacksZeros(asked, whole);
  return edited(asked, answer ? whole : asked.given.text);
}

function lacksZeros(asked: Asked, whole: string): JudgedCell {
  const { text } = asked.given;
  return invalid(becoming(asked, text), failure('zeros-lost', { value: text, whole }));
}

/** By the rules of the schema, and against what is there. */
function edited(asked: Asked, to: CellValue): JudgedCell {
  const { column, from } = asked;
  const { resource } = asked.person;
  const fits = editCell(resource, column, to);
  if (!fits.ok) return invalid(becoming(asked, to), fits.failure);
  const isSame = sameValue(readPath(resource, column.path), fits.value);
  return isSame ? same(becoming(asked, from)) : changed(becoming(asked, to));
}

/** The same for somebody new. */
export function cellOfNewcomer(context: Context, target: AttributeTarget, given: GivenCell): JudgedCell {
  const { key, column } = target;
  const { raw, text } = given;
  const becoming = (to: CellValue) => ({ column: key, raw, from: null, to });
  if (isBlank(context, target, given)) return silent(becoming(null));
  const read = readValue(column, given, null, context.words);
  if (!canBeGiven(column)) {
    return fixed(becoming(read.ok ? read.value : text), failure(column.fixed ?? 'not-supported'));
  }
  const whole = wholeIn(context, column, given, null);
  const answer = context.plan.zeros[key];
  if (whole !== null && answer === undefined) {
    return { ...invalid(becoming(text), failure('zeros-lost', { value: text, whole })), whole };
  }
  if (!read.ok) return invalid(becoming(text), read.failure);
  const to = whole !== null && answer ? whole : read.value;
  const fits = editCell({}, { ...column, fixed: null }, to);
  return { ...(fits.ok ? changed(becoming(to)) : invalid(becoming(to), fits.failure)), whole };
}
