/** A program: the same rows, ready in memory, written by exceljs alone as a stream. */
import { answer } from './child';
import type { Exported, ExportOrder } from './export';
import { peakMemory } from './memory';
import { collectRows, streamWorkbook } from './ready-rows';

answer(async ({ mirror, file }: ExportOrder): Promise<Exported> => {
  const { types, rows } = await collectRows(mirror);
  const began = performance.now();
  const workbook = streamWorkbook(file, types);
  for (const row of rows) workbook.add(row);
  await workbook.end();
  const milliseconds = performance.now() - began;
  return { milliseconds, rows: rows.length, peakMemory: await peakMemory() };
});
