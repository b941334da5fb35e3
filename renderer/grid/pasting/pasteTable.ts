/** Pastes a table into the list: as one batch, with what does not fit left out and told. */
import type { CellValue, Result } from '../../../preload/contract';
import { showProblem } from '../../state/toasts';
import type { UserList } from '../../state/users';
import type { CellWrites } from '../bulk/cellWrites';
import { isTooLarge, makeBulkGesture } from '../bulk/gesture';
import { tellBulkFailure } from '../bulk/tellBulkFailure';
import type { CutCells } from '../clipboard/copied';
import { fetchNumbers } from '../fetchRows';
import { type Area, countCells, positionsOf, rowSlices } from '../selecting/areas';
import type { Speech } from '../values';
import { whyFixed, whyNotEmptied } from '../whyFixed';
import { offerNewPeople } from './newPeople';
import { type Placement, place, sourceOf } from './placement';
import { createPasteReader, type PastedCell } from './readPasted';

interface Paste {
  tenantId: string;
  list: UserList;
  speech: Speech;
  /** Row by row; rows may be of different lengths. */
  table: readonly (readonly PastedCell[])[];
  targets: readonly Area[];
  /** Cells that it was cut from: they are emptied with it. */
  cut?: CutCells | null;
  /** What the gesture is called. */
  by?: 'paste' | 'fill';
}

const doneWords = { paste: 'paste.done', cut: 'paste.moved', fill: 'fill.done' } as const;

/** Answers where something was pasted. */
export async function pasteTable(paste: Paste): Promise<readonly Area[]> {
  const { tenantId, list, speech, table, targets, cut = null, by = 'paste' } = paste;
  const { t } = speech;
  const width = table.reduce((most, cells) => Math.max(most, cells.length), 1);
  const size = { width, height: table.length };
  const sheet = { width: list.columns.length, height: list.view.count };
  const placed = place(size, targets, sheet);
  if (!placed) {
    showProblem(t(targets.length > 1 ? 'paste.severalAreas' : 'paste.nowhere'));
    return [];
  }
  const { areas, rowsBeyond, columnsBeyond } = placed;
  if (isTooLarge(countCells(areas), speech)) return [];
  const more = columnsBeyond > 0 ? [t('paste.columnsBeyond', { count: columnsBeyond })] : [];
  const gesture = cut ? 'cut' : by;
  if (areas.length > 0) {
    await makeBulkGesture({
      tenantId,
      list,
      speech,
      name: t('paste.working'),
      label: (writes) => writes.label(gesture, speech),
      done: (count) => t(doneWords[gesture], { count }),
      more,
      async gather(writes) {
        const written = await gatherPaste({ list, speech, table, size, placed, writes });
        if (!written.ok) return tellBulkFailure(written.failure);
        if (cut) emptyCut(cut, written.value, writes);
        return true;
      },
    });
  } else if (columnsBeyond > 0) showProblem(more.join(' '));
  const x = targets[0]?.x ?? 0;
  if (rowsBeyond > 0) offerNewPeople(tenantId, list.columns.slice(x, x + size.width), table.slice(-rowsBeyond), speech);
  return areas;
}

interface Gathering {
  list: UserList;
  speech: Speech;
  table: readonly (readonly PastedCell[])[];
  size: { width: number; height: number };
  placed: Placement;
  writes: CellWrites;
}

const cellOf = (row: number, column: string) => `${row}/${column}`;

/** Answers which cells get something. */
async function gatherPaste({ list, speech, table, size, placed, writes }: Gathering): Promise<Result<Set<string>>> {
  const slices = rowSlices(placed.areas);
  const numbers = await fetchNumbers(list, slices);
  if (!numbers.ok) return numbers;
  const positions = positionsOf(slices);
  const numberAt = new Map(positions.map((position, index) => [position, numbers.value[index]] as const));
  const read = createPasteReader(speech);
  const reached = new Set<string>();
  for (const area of placed.areas) {
    for (let x = area.x; x < area.x + area.width; x += 1) {
      const column = list.columns[x];
      if (!column) continue;
      const fixed = whyFixed(column);
      for (let y = area.y; y < area.y + area.height; y += 1) {
        const row = numberAt.get(y);
        const from = sourceOf(size, area, x, y);
        const cell = table[from.row]?.[from.column];
        // Rows of a text may be shorter than others; the list may be shorter by now.
        if (row === undefined || !cell || reached.has(cellOf(row, column.key))) continue;
        reached.add(cellOf(row, column.key));
        const value: Result<CellValue> = fixed ? { ok: false, failure: fixed } : read(column, cell);
        if (value.ok) writes.write(row, column, value.value);
        else writes.skip(row, column, cell.text, value.failure);
      }
    }
  }
  return { ok: true, value: reached };
}

/** Empties what was cut, but for what has just been pasted over. */
function emptyCut({ rows, columns }: CutCells, reached: ReadonlySet<string>, writes: CellWrites) {
  for (const column of columns) {
    const why = whyNotEmptied(column);
    for (const row of rows) {
      if (reached.has(cellOf(row, column.key))) continue;
      if (why) writes.skip(row, column, '', why);
      else writes.write(row, column, null);
    }
  }
}
