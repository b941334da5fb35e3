/** What fingerprints tell of a cell: whether it was edited in the file, and whether it has moved at the tenant since. */
import type { CellValue, Column } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { adminSchema, type ColumnDefinition } from '../scim/columns';
import { essenceOf, fingerprint } from '../workbook/fingerprint';
import { type GivenCell, type JudgedCell, kept, otherSpelling, outdated, same } from './cell';
import { readValue } from './values';
import type { FileWords } from './words';
import { isBareNumber } from './zeros';

interface Sides {
  key: string;
  type: Column['type'];
  /** What the person has now. */
  from: CellValue;
  /** Whether the file holds something else than what was exported. */
  isEdited: boolean;
}

/** Judges a cell that was exported by what has become of it on both sides since; any other by what it says alone. */
export function sinceExport(
  given: GivenCell,
  { key, type, from, isEdited }: Sides,
  judge: () => JudgedCell,
): JudgedCell {
  const { print, mine, raw } = given;
  if (print === null) return judge();
  const isMoved = fingerprint(essenceOf(from, type)) !== print;
  const asItIs = { column: key, raw, from, to: from };
  if (!isEdited) return isMoved ? kept(asItIs) : same(asItIs);
  const cell = judge();
  if (!isMoved || cell.state !== 'changed' || mine === true) return cell;
  if (mine === false) return kept(asItIs);
  return outdated(cell, failure('cell-outdated', { now: essenceOf(from, type) }));
}

const lastLogin = `${adminSchema}:lastLogin`;

/** Whether a cell is as good as empty. */
export function saysNothing({ key }: ColumnDefinition, text: string, words: FileWords): boolean {
  return text === '' || (key === lastLogin && words.isActivationPending(text));
}

/** All that the text of a cell may stand for in a column, as it is told by fingerprints: what is most often so first. */
function* meantBy(column: ColumnDefinition, given: GivenCell, words: FileWords): Generator<string> {
  const { text } = given;
  if (saysNothing(column, text, words)) {
    yield '';
    return;
  }
  yield essenceOf(text, 'text');
  const other = otherSpelling(given);
  if (other !== null) yield essenceOf(other, 'text');
  if (given.kind === 'error') return;
  if (column.type === 'list') {
    const named = text.split('; ').map((word) => words.choice(column.key, word) ?? word);
    yield essenceOf(named, 'list');
    return;
  }
  const read = readValue(column, given, null, words);
  if (read.ok) yield essenceOf(read.value, column.type);
}

/** Whether a cell holds what it was exported as. */
export function isUnedited(column: ColumnDefinition, given: GivenCell, words: FileWords): boolean {
  const { print } = given;
  if (print === null) return false;
  for (const essence of meantBy(column, given, words)) if (fingerprint(essence) === print) return true;
  return false;
}

/** So many digits a number may have had before it lost its zeros. */
const mostDigits = 24;

/** The number as it was exported, where the file has it without the zeros before it. */
export function exportedWhole({ text, print }: GivenCell): string | null {
  if (print === null || !isBareNumber(text)) return null;
  for (let length = text.length + 1; length <= mostDigits; length += 1) {
    const whole = text.padStart(length, '0');
    if (fingerprint(whole) === print) return whole;
  }
  return null;
}
