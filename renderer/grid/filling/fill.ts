/** Fills cells from others: down, to the right, and on from a pattern; each as one batch. */
import type { CellValue, Column, Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { UserList } from '../../state/users';
import type { Progress } from '../../state/work';
import type { CellWrites } from '../bulk/cellWrites';
import { isTooLarge, makeBulkGesture } from '../bulk/gesture';
import { tellBulkFailure } from '../bulk/tellBulkFailure';
import { fetchNumbers, fetchRows } from '../fetchRows';
import { createPasteReader } from '../pasting/readPasted';
import { type Area, countCells } from '../selecting/areas';
import { cellText, type Speech } from '../values';
import { whyFixed } from '../whyFixed';
import { seriesOf } from './series';

export interface Fill {
  /** The cells that are given. */
  source: Area;
  /** The cells that are filled from them: a continuation of the source in one direction. */
  target: Area;
  /** How they go on: as a series, or by being copied. */
  by: 'series' | 'inverted-series' | 'copy';
}

interface Filling {
  tenantId: string;
  list: UserList;
  speech: Speech;
  fills: readonly Fill[];
}

/** Answers whether anything was filled. */
export async function fillCells({ tenantId, list, speech, fills }: Filling): Promise<boolean> {
  const { t } = speech;
  if (isTooLarge(countCells(fills.map(({ target }) => target)), speech)) return false;
  const made = await makeBulkGesture({
    tenantId,
    list,
    speech,
    name: t('fill.working'),
    label: (writes) => writes.label('fill', speech),
    done: (count) => t('fill.done', { count }),
    async gather(writes, progress) {
      for (const fill of fills) {
        const gathered = await gatherFill(list, speech, fill, writes, progress);
        if (!gathered.ok) return tellBulkFailure(gathered.failure);
      }
      return true;
    },
  });
  return made !== null && made.applied > 0;
}

/** A value, and the column that it comes from. */
interface Given {
  value: CellValue;
  column: Column;
}

async function gatherFill(
  list: UserList,
  speech: Speech,
  { source, target, by }: Fill,
  writes: CellWrites,
  progress: Progress,
): Promise<Result<null>> {
  const isDown = target.x === source.x && target.width === source.width;
  const given = await fetchRows(list, [[source.y, source.y + source.height]], progress);
  if (!given.ok) return given;
  const numbers = await fetchNumbers(list, [[target.y, target.y + target.height]]);
  if (!numbers.ok) return numbers;
  const put = createPutter(speech, writes);
  const goOn = (values: readonly CellValue[], { type }: Column) =>
    by === 'copy' ? repeat(values) : seriesOf(values, type, { inverted: by === 'inverted-series' });

  if (isDown) {
    for (let x = source.x; x < source.x + source.width; x += 1) {
      const column = list.columns[x];
      if (!column) continue;
      const values = given.value.map(({ cells }) => cells[x] ?? null);
      const next = goOn(values, column);
      numbers.value.forEach((row, index) => {
        put(row, column, { value: next(target.y + index - source.y), column });
      });
    }
    return succeeded(null);
  }
  given.value.forEach((person, index) => {
    const row = numbers.value[index];
    const [first] = list.columns.slice(source.x, source.x + 1);
    if (row === undefined || !first) return;
    const values = person.cells.slice(source.x, source.x + source.width);
    const next = goOn(values, first);
    for (let x = target.x; x < target.x + target.width; x += 1) {
      const column = list.columns[x];
      if (column) put(row, column, { value: next(x - source.x), column: first });
    }
  });
  return succeeded(null);
}

const repeat = (values: readonly CellValue[]) => (index: number) =>
  values[((index % values.length) + values.length) % values.length] ?? null;

/** Puts values into cells, in other columns as what their text means there. */
function createPutter(speech: Speech, writes: CellWrites) {
  const read = createPasteReader(speech);
  return (row: number, column: Column, { value, column: from }: Given) => {
    const fixed = whyFixed(column);
    const text = cellText(speech, from, value);
    const held = { value, type: from.type, column: from.key };
    const meant: Result<CellValue> = fixed ? { ok: false, failure: fixed } : read(column, { text, held });
    if (meant.ok) writes.write(row, column, meant.value);
    else writes.skip(row, column, text, meant.failure);
  };
}
