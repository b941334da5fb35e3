/** People as a plain program has them before it writes them to a file: values that a workbook takes, in the usual columns. */
import ExcelJS from 'exceljs';
import type { CellValue, Column } from '../../preload/contract';
import { closeDesk, columnsOf, got, openDesk, openView, unreachable } from './desk';
import { exportColumns, words } from './export';

export type Ready = string | number | Date | null;
type ColumnType = Column['type'];

const pieceSize = 1000;

function ready(value: CellValue, type: ColumnType): Ready {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.join('; ');
  return type === 'date' && typeof value === 'string' ? new Date(value) : value;
}

/** @param most no more people than these */
export async function readRows(
  mirror: string,
  most = Number.POSITIVE_INFINITY,
  columns = exportColumns,
): Promise<{ types: ColumnType[]; rows: AsyncGenerator<Ready[]> }> {
  const engine = await openDesk(mirror, unreachable, null);
  const keys = columns.map(([key]) => key);
  const known = new Map((await columnsOf(engine)).map(({ key, type }) => [key, type]));
  const types = keys.map((key) => known.get(key) ?? 'text');
  async function* read(): AsyncGenerator<Ready[]> {
    const { viewId, count } = await openView(engine, keys);
    const end = Math.min(count, most);
    for (let start = 0; start < end; start += pieceSize) {
      const asked = { viewId, start, count: Math.min(pieceSize, end - start) };
      const piece = got(await engine.calls['users.window'](asked));
      for (const { cells } of piece.rows) yield cells.map((cell, index) => ready(cell, types[index] ?? 'text'));
    }
    await closeDesk(engine);
  }
  return { types, rows: read() };
}

/** The same, all in memory. */
export async function collectRows(mirror: string): Promise<{ types: ColumnType[]; rows: Ready[][] }> {
  const { types, rows } = await readRows(mirror);
  const all: Ready[][] = [];
  for await (const row of rows) all.push(row);
  return { types, rows: all };
}

/** Has exceljs write a workbook as a stream. */
export function streamWorkbook(file: string, types: readonly ColumnType[]) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const sheet = workbook.addWorksheet('Users');
  // A date without its format would be a bare number; nothing else is styled.
  sheet.columns = types.map((type) => (type === 'date' ? { style: { numFmt: 'yyyy-mm-dd hh:mm:ss' } } : {}));
  sheet.addRow(exportColumns.map(([, header]) => header)).commit();
  return {
    add: (row: Ready[]): void => sheet.addRow(row).commit(),
    end: (): Promise<void> => workbook.commit(),
  };
}
