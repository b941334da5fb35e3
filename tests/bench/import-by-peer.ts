/** A program: the file read by SheetJS alone. */
import { readFileSync } from 'node:fs';
import { read, utils } from 'xlsx';
import { answer } from './child';
import type { ImportOrder, ReadPlainly } from './import';
import { peakMemory } from './memory';

answer(async ({ file }: Pick<ImportOrder, 'file'>): Promise<ReadPlainly> => {
  const began = performance.now();
  const workbook = read(readFileSync(file), { dense: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  const [, ...lines] = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : [];
  const milliseconds = performance.now() - began;
  return { milliseconds, lines: lines.length, peakMemory: await peakMemory() };
});
