/** A program: the same rows, ready in memory, written by SheetJS. */
import { writeFileSync } from 'node:fs';
import { utils, write } from 'xlsx';
import { answer } from './child';
import { type Exported, type ExportOrder, exportColumns } from './export';
import { peakMemory } from './memory';
import { collectRows } from './ready-rows';

answer(async ({ mirror, file }: ExportOrder): Promise<Exported> => {
  const { rows } = await collectRows(mirror);
  const began = performance.now();
  const sheet = utils.aoa_to_sheet([exportColumns.map(([, header]) => header), ...rows]);
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, 'Users');
  writeFileSync(file, write(workbook, { type: 'buffer', compression: true }));
  const milliseconds = performance.now() - began;
  return { milliseconds, rows: rows.length, peakMemory: await peakMemory() };
});
