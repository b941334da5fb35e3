/** A program: the same rows, ready in memory, written by exceljs alone as a stream. */
import ExcelJS from 'exceljs';
import type { CellValue, Column } from '../../preload/contract';
import { answer } from './child';
import { closeDesk, columnsOf, got, openDesk, openView, unreachable } from './desk';
import { type Exported, type ExportOrder, exportColumns, words } from './export';
import { peakMemory } from './memory';

type Ready = string | number | Date | null;
type ColumnType = Column['type'];

const pieceSize = 1000;

function ready(value: CellValue, type: ColumnType): Ready {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.join('; ');
  return type === 'date' && typeof value === 'string' ? new Date(value) : value;
}

async function prepareRows(mirror: string): Promise<{ types: ColumnType[]; rows: Ready[][] }> {
  const engine = await openDesk(mirror, unreachable, null);
  const keys = exportColumns.map(([key]) => key);
  const known = new Map((await columnsOf(engine)).map(({ key, type }) => [key, type]));
  const types = keys.map((key) => known.get(key) ?? 'text');
  const { viewId, count } = await openView(engine, keys);
  const rows: Ready[][] = [];
  for (let start = 0; start < count; start += pieceSize) {
    const piece = got(await engine.calls['users.window']({ viewId, start, count: pieceSize }));
    for (const { cells } of piece.rows) rows.push(cells.map((cell, index) => ready(cell, types[index] ?? 'text')));
  }
  await closeDesk(engine);
  return { types, rows };
}

answer(async ({ mirror, file }: ExportOrder): Promise<Exported> => {
  const { types, rows } = await prepareRows(mirror);
  const began = performance.now();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const sheet = workbook.addWorksheet('Users');
  // A date without its format would be a bare number; nothing else is styled.
  sheet.columns = types.map((type) => (type === 'date' ? { style: { numFmt: 'yyyy-mm-dd hh:mm:ss' } } : {}));
  sheet.addRow(exportColumns.map(([, header]) => header)).commit();
  for (const row of rows) sheet.addRow(row).commit();
  await workbook.commit();
  const milliseconds = performance.now() - began;
  return { milliseconds, rows: rows.length, peakMemory: await peakMemory() };
});
