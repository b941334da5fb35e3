/** Cells of a file as the scratch file keeps them: text as it is, anything else with a letter for what it was. */
import type { FileCell } from '../workbook/reading/table';

/** Of a text that was guarded: a letter beside those of the kinds. */
const guarded = 'g';
const letters = { number: 'n', date: 'd', boolean: 'b', error: 'e' } as const;
const kinds: Record<string, FileCell['kind']> = { n: 'number', d: 'date', b: 'boolean', e: 'error' };

export type PackedCell = string | [text: string, letter: string] | null;

export function packCells(cells: readonly (FileCell | null)[]): string {
  return JSON.stringify(
    cells.map((cell): PackedCell => {
      if (cell === null) return null;
      if (cell.kind !== 'text') return [cell.text, letters[cell.kind]];
      return cell.guarded ? [cell.text, guarded] : cell.text;
    }),
  );
}

export function unpackCells(text: string): (FileCell | null)[] {
  return readPacked(text).map(unpackCell);
}

/** Cells as they are kept, to be unpacked one by one. */
export function readPacked(text: string): readonly PackedCell[] {
  return JSON.parse(text) as PackedCell[];
}

export function unpackCell(packed: PackedCell): FileCell | null {
  if (packed === null) return null;
  if (typeof packed === 'string') return { text: packed, kind: 'text' };
  const [text, letter] = packed;
  return letter === guarded ? { text, kind: 'text', guarded: true } : { text, kind: kinds[letter] ?? 'text' };
}
