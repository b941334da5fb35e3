/** Cells of a file as the scratch file keeps them: text as it is, anything else with a letter for what it was. */
import type { FileCell } from '../workbook/reading/table';

const letters = { number: 'n', date: 'd', boolean: 'b', error: 'e' } as const;
const kinds: Record<string, FileCell['kind']> = { n: 'number', d: 'date', b: 'boolean', e: 'error' };

type Packed = string | [string, string] | null;

export function packCells(cells: readonly (FileCell | null)[]): string {
  return JSON.stringify(
    cells.map((cell): Packed => {
      if (cell === null) return null;
      return cell.kind === 'text' ? cell.text : [cell.text, letters[cell.kind]];
    }),
  );
}

export function unpackCells(text: string): (FileCell | null)[] {
  return (JSON.parse(text) as Packed[]).map((packed) => {
    if (packed === null) return null;
    if (typeof packed === 'string') return { text: packed, kind: 'text' };
    return { text: packed[0], kind: kinds[packed[1]] ?? 'text' };
  });
}
