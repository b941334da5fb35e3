/** Who has which value of one column, in the scratch file: slower to fill and to look up than in memory, and of any size. */
import type { KeyTable } from './key-table';
import { rowOf, rowsOf, type Scratch, valuesOf, write } from './scratch';

const insert = 'insert into key (place, value, row) values (?, ?, ?)';
const firstTwo =
  'select min(row) as row, max(row) as other from (select row from key where place = ? and value = ? limit 2)';
const some = 'select row from key where place = ? and value = ? limit ?';
const held = 'select 1 from key where place = ? and value = ? and row = ?';
const among = 'select row, value from key where place = ? and row in (select value from json_each(?))';

/** @param place of the column */
export function createStoredKeys(scratch: Scratch, place: number): KeyTable {
  return {
    add: (text, row) => void write(scratch, insert, place, text, row),
    ownersOf(text) {
      const found = rowOf<{ row: number | null; other: number | null }>(scratch, firstTwo, place, text);
      return found && found.row !== null ? { row: found.row, isShared: found.other !== found.row } : null;
    },
    rowsOf: (text, most) => valuesOf<number>(scratch, some, place, text, most),
    has: (text, row) => rowOf(scratch, held, place, text, row) !== undefined,
    textsOf(rows) {
      const found = rowsOf<{ row: number; value: string }>(scratch, among, place, JSON.stringify([...rows]));
      return new Map(found.map(({ row, value }) => [row, value]));
    },
  };
}
