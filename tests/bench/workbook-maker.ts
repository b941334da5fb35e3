/** A program: writes people of a mirror into a workbook, some of them with another name, as somebody edits it in Excel. */
import { answer } from './child';
import { exportColumns, exportColumnsById } from './export';
import type { WorkbookOrder } from './import';
import { readRows, streamWorkbook } from './ready-rows';

const name = exportColumns.findIndex(([key]) => key === 'displayName');

answer(async ({ mirror, file, users, edited, isById }: WorkbookOrder): Promise<null> => {
  const { types, rows } = await readRows(mirror, users, isById ? exportColumnsById : exportColumns);
  const workbook = streamWorkbook(file, types);
  let place = 0;
  for await (const row of rows) {
    workbook.add(place % edited === 0 ? row.with(name, `${row[name]} the Second`) : row);
    place += 1;
  }
  await workbook.end();
  return null;
});
