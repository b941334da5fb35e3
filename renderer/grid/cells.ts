/** The grid's cells: one kind for every column, which carries the value, its text and its mark. */
import { type CustomCell, type GridCell, GridCellKind, type LoadingCell } from '@glideapps/glide-data-grid';
import type { CellMark, CellValue, Column, GridRow } from '../../preload/contract';
import { avatarColumn, avatarLook, nameOfRow } from '../avatar/avatarLook';
import type { AvatarLook } from '../avatar/paintAvatar';
import { hasValueLabels, isLastLoginColumn } from '../i18n/columnLabel';
import type { SkippedCell } from '../state/skipped';
import { cellText, type Speech } from './values';

interface UserCellData {
  kind: 'user';
  /** The mirror's number and the name of the person: an editor means them even when the list moves on under it. */
  row: number;
  person: string;
  column: Column;
  value: CellValue;
  text: string;
  /** Whether the text is written from right to left. */
  rightToLeft: boolean;
  mark: CellMark | null;
  /** Somebody who is yet to be created at the tenant, or to be deleted there. */
  fate: GridRow['fate'];
  /** The picture that stands before the name; null in other columns. */
  avatar: AvatarLook | null;
  /** The word that stands in the first cell of somebody who is new. */
  badge: string | null;
  /** What was typed into the cell's editor. */
  draft: string | null;
  /** What the last gesture was to put here and could not. */
  skipped: SkippedCell | null;
  /** A yes or no without its word, which a click anywhere in it turns over: of a matrix. */
  isBare: boolean;
}

export type UserCell = CustomCell<UserCellData>;

export function isUserCell(cell: GridCell): cell is UserCell {
  return cell.kind === GridCellKind.Custom && (cell.data as { kind?: unknown }).kind === 'user';
}

/** A cell whose row is still on its way. */
export const absentCell: LoadingCell = {
  kind: GridCellKind.Loading,
  allowOverlay: false,
  skeletonWidth: 72,
  skeletonWidthVariability: 24,
  skeletonHeight: 8,
};

const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the first letter of a text is of a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && rightToLeftLetter.test(letter);
}

/** What a person is called in the grid. */
export function personOf(row: GridRow): string {
  return String(row.cells[0] ?? '');
}

interface Place {
  speech: Speech;
  row: GridRow;
  columns: readonly Column[];
  index: number;
  avatar: AvatarLook | null;
  read: typeof cellText;
}

interface CellsOptions {
  isMatrix?: boolean;
  skippedAt?(row: number, column: string): SkippedCell | null;
}

/**
 * What a cell reads. Somebody who was invited and has never come has no last login, and that is why. Whom the tenant has yet to
 * create has no display name of the tenant's making: they are called by what else is known.
 */
export function textOf(
  { speech, row, columns, read = cellText }: Pick<Place, 'speech' | 'row' | 'columns'> & Partial<Pick<Place, 'read'>>,
  column: Column,
  value: CellValue,
): string {
  if (value === null && row.activationPending && isLastLoginColumn(column.key)) {
    return speech.t('status.activationPending');
  }
  if (value === null && row.fate?.kind === 'create' && column.key === 'displayName') return nameOfRow(row, columns);
  return read(speech, column, value);
}

function createCell(place: Place, column: Column, { isMatrix = false, skippedAt }: CellsOptions): UserCell {
  const { speech, row, index, avatar } = place;
  const value = row.cells[index] ?? null;
  const text = textOf(place, column, value);
  const isEditable = column.editable && row.locked[index] === undefined;
  return {
    kind: GridCellKind.Custom,
    // A click or a key toggles a boolean; it needs no editor.
    allowOverlay: isEditable && column.type !== 'boolean',
    readonly: !isEditable,
    copyData: text,
    data: {
      kind: 'user',
      row: row.id,
      person: personOf(row),
      column,
      value,
      text,
      rightToLeft: runsRightToLeft(text),
      mark: row.marks[String(index)] ?? null,
      fate: row.fate,
      avatar,
      badge: index === 0 && row.fate?.kind === 'create' ? speech.t('fate.create.badge') : null,
      draft: null,
      skipped: skippedAt?.(row.id, column.key) ?? null,
      isBare: isMatrix && column.type === 'boolean',
    },
  };
}

/** Reads values, and remembers the words of the catalogue and of the tenant: looking one up takes longer than drawing it. */
function createReader(): typeof cellText {
  const words = new Map<string, string>();
  return (speech, column, value) => {
    const isWord = column.type === 'boolean' || (column.type !== 'date' && hasValueLabels(column));
    if (!isWord || (typeof value !== 'string' && typeof value !== 'boolean')) return cellText(speech, column, value);
    const name = `${column.key} ${JSON.stringify(value)}`;
    const word = words.get(name) ?? cellText(speech, column, value);
    words.set(name, word);
    return word;
  };
}

/** Makes cells when they are asked for, each once: most of a row's are never seen. Null where there is no such column. */
export function createCells(
  speech: Speech,
  columns: readonly Column[],
  options: CellsOptions = {},
): (row: GridRow, index: number) => UserCell | null {
  const made = new WeakMap<GridRow, (UserCell | undefined)[]>();
  const named = avatarColumn(columns);
  const read = createReader();
  return (row, index) => {
    const column = columns[index];
    if (!column) return null;
    const cells = made.get(row) ?? [];
    if (cells.length === 0) made.set(row, cells);
    const known = cells[index];
    if (known) return known;
    const avatar = index === named ? avatarLook(row, columns) : null;
    const cell = createCell({ speech, row, columns, index, avatar, read }, column, options);
    cells[index] = cell;
    return cell;
  };
}
