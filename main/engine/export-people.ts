/** The rows of an export: people as they are when it begins, read in small pieces. */
import type { CellValue } from '../../preload/contract';
import type { ExportColumn } from './export-columns';
import { type ExportWords, wordingOf } from './export-words';
import { cellsOf } from './people/rows';
import type { View } from './views';
import { essenceOf, fingerprint } from './workbook/fingerprint';

/** What an export has to know of a view. */
export type ExportedView = Pick<View, 'store' | 'ids' | 'keys'>;

const pieceSize = 500;

/** The rows of some people in columns, as they are worded. */
export function* wordedRows(
  view: ExportedView,
  ids: Uint32Array,
  columns: readonly ExportColumn[],
  words: ExportWords,
): Generator<CellValue[]> {
  const { keys, word } = wordingOf(
    columns.map(({ key }) => key),
    words,
  );
  for (const cells of cellsInPieces(view, ids, keys)) yield word(cells);
}

/**
 * The same with two cells more, by which they are known again: the tenant's id, empty of somebody who is not there yet,
 * and the fingerprints of the values. Tells the ids as they come.
 */
export function* knownRows(
  view: ExportedView,
  ids: Uint32Array,
  columns: readonly ExportColumn[],
  words: ExportWords,
  tellId: (id: string) => void,
): Generator<CellValue[]> {
  const wording = wordingOf(
    columns.map(({ key }) => key),
    words,
  );
  const idPlace = wording.keys.length;
  for (const cells of cellsInPieces(view, ids, [...wording.keys, 'id'])) {
    const id = cells[idPlace];
    if (typeof id === 'string') tellId(id);
    yield [...wording.word(cells), typeof id === 'string' ? id : null, printsOf(cells, columns)];
  }
}

function* cellsInPieces(view: ExportedView, ids: Uint32Array, keys: readonly string[]): Generator<CellValue[]> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    // People who left the mirror meanwhile are left out.
    yield* cellsOf(view.store, [...ids.subarray(start, start + pieceSize)], keys);
  }
}

/** The fingerprints of the values, one after the other. */
function printsOf(cells: readonly CellValue[], columns: readonly ExportColumn[]): string {
  let prints = '';
  columns.forEach(({ type }, index) => {
    prints += fingerprint(essenceOf(cells[index] ?? null, type));
  });
  return prints;
}
