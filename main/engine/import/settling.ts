/** Says whose values count where file and tenant have both moved since the export. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { contextsOf } from './context';
import { type Judgement, keepVerdicts, lineColumns, type StoredLine } from './judging';
import { type Lines, numbersOf } from './lines';
import { rowsOf, type Scratch, together, togetherOverTurns, write } from './scratch';
import { settleAll } from './twice';

/** Lines that are judged anew at once. */
const pieceSize = 250;

const among = '(select value from json_each(?))';

/**
 * Settles lines, one piece after the other; those that came before the signal was aborted stay settled. Fails with
 * `unknown-column`, or with `cancelled` once the import is closed.
 *
 * @param mine whether it is the file's values that count; null: nobody has said
 */
export function settleLines(
  store: Store,
  scratch: Scratch,
  { plan, parts, lengths }: Judgement,
  { of, mine }: { of: Lines; mine: boolean | null },
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Result<null>> {
  return togetherOverTurns(scratch, async () => {
    const found = contextsOf(store, scratch, plan, parts, lengths);
    if (!found.ok) return found;
    const numbers = numbersOf(scratch, of);
    const isClosed = () => !scratch.sqlite.open || !store.mirror.sqlite.open;
    for (let start = 0; start < numbers.length && !signal.aborted; start += pieceSize) {
      const piece = JSON.stringify(numbers.slice(start, start + pieceSize));
      together(scratch, () => {
        write(scratch, `update line set mine = ? where number in ${among}`, mine === null ? null : Number(mine), piece);
        write(scratch, `delete from claim where number in ${among}`, piece);
        const lines = `select ${lineColumns} from line where number in ${among} order by number`;
        keepVerdicts(found.value, rowsOf<StoredLine>(scratch, lines, piece));
      });
      onProgress(Math.min(start + pieceSize, numbers.length), numbers.length);
      await nextTurn();
      if (isClosed()) return failed('cancelled');
    }
    for (const _ of settleAll(scratch)) {
      await nextTurn();
      if (isClosed()) return failed('cancelled');
    }
    return succeeded(null);
  });
}
