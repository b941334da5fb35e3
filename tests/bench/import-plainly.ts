/** A program: the file read by exceljs alone, as a stream. */
import ExcelJS from 'exceljs';
import { answer } from './child';
import type { ImportOrder, ReadPlainly } from './import';
import { peakMemory } from './memory';

answer(async ({ file }: Pick<ImportOrder, 'file'>): Promise<ReadPlainly> => {
  const began = performance.now();
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    ...{ worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' },
  });
  let lines = -1;
  for await (const sheet of workbook) {
    for await (const row of sheet) if (Array.isArray(row.values) && row.values.length > 1) lines += 1;
  }
  const milliseconds = performance.now() - began;
  return { milliseconds, lines, peakMemory: await peakMemory() };
});
