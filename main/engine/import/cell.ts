/** One cell of a line, as it is given and as it is judged. */
import type { CellValue, ImportedCell } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { JsonObject } from '../scim/resource';
import { cleanText } from '../workbook/likeness';
import type { FileCell } from '../workbook/reading/table';

/** A cell of the file, or what the admin has put in its place. */
export interface GivenCell {
  /** As it stands. */
  raw: string;
  /** Without blanks around it; empty where it says nothing. */
  text: string;
  kind: FileCell['kind'];
  /** It had an apostrophe before it, which may have been put there or be the value's own. */
  isGuarded: boolean;
  /** The admin has written it: nothing in it was eaten by a spreadsheet. */
  isPutRight: boolean;
  /** The fingerprint of what it was exported as; null where nobody knows. */
  print: string | null;
  /** Whether the file's value counts where the tenant has another one since; null while nobody has said. */
  mine: boolean | null;
}

/** Somebody as the admin sees them now. */
export interface KnownPerson {
  row: number;
  resource: JsonObject;
  isToBeDeleted: boolean;
  /** The groups of the file's columns in which they are. */
  groups: ReadonlySet<number>;
}

export interface JudgedCell extends ImportedCell {
  /** What a number was before it lost its zeros, as it seems; null where none are missing. */
  whole: string | null;
  /** What is to be set, by column, once the line is applied. */
  edits: readonly (readonly [column: string, value: CellValue])[];
}

/** What is known of a cell from the time when it was exported. */
export type Since = Pick<GivenCell, 'print' | 'mine'>;

export const notExported: Since = { print: null, mine: null };

export function givenCell(
  cell: FileCell | null | undefined,
  putRight: string | undefined,
  { print, mine }: Since = notExported,
): GivenCell {
  if (putRight !== undefined) {
    // Whoever puts it right has seen what is there now.
    return {
      raw: putRight,
      text: cleanText(putRight),
      kind: 'text',
      isGuarded: false,
      isPutRight: true,
      ...notExported,
    };
  }
  const { text: raw, kind, guarded }: FileCell = cell ?? { text: '', kind: 'text' };
  return { raw, text: cleanText(raw), kind, isGuarded: guarded === true, isPutRight: false, print, mine };
}

/** The text with the apostrophe that stood before it, if the cell may stand for that too. */
export function otherSpelling({ text, isGuarded }: GivenCell): string | null {
  return isGuarded ? `'${text}` : null;
}

type Values = Pick<JudgedCell, 'column' | 'from' | 'to'> & { raw: string };

const none: JudgedCell['edits'] = [];

// Written out: there is one for each cell of the file.
function cellOf(
  { column, raw, from, to }: Values,
  state: JudgedCell['state'],
  failure: Failure | null,
  edits: JudgedCell['edits'] = none,
): JudgedCell {
  return { column, text: raw, from, to, state, failure, whole: null, edits };
}

export const same = (values: Values) => cellOf(values, 'same', null);
/** Says nothing: what is there stays. */
export const silent = (values: Values) => cellOf(values, 'silent', null);
export const invalid = (values: Values, failure: Failure) => cellOf(values, 'invalid', failure);
/** Differs, and was not edited in the file. */
export const kept = (values: Values) => cellOf({ ...values, to: values.from }, 'kept', null);
/** Was edited in the file, and has moved at the tenant since. */
export const outdated = (cell: JudgedCell, failure: Failure): JudgedCell => ({
  ...{ ...cell, state: 'outdated', failure },
  edits: none,
});
/** Differs, and stays as it is. */
export const fixed = (values: Values, failure: Failure | null) => cellOf(values, 'fixed', failure);
export const changed = (values: Values, edits: JudgedCell['edits'] = [[values.column, values.to]]) =>
  cellOf(values, 'changed', null, edits);
