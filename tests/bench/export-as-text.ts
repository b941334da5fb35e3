/** A program: the same rows, ready in memory, written by csv-stringify alone as a text with separators. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { answer } from './child';
import { type Exported, type ExportOrder, exportColumns } from './export';
import { peakMemory } from './memory';
import { collectRows } from './ready-rows';

answer(async ({ mirror, file }: ExportOrder): Promise<Exported> => {
  const { rows } = await collectRows(mirror);
  const began = performance.now();
  const headers = exportColumns.map(([, header]) => header);
  const cast = { date: (date: Date) => date.toISOString() };
  await pipeline([headers, ...rows], stringify({ cast, record_delimiter: '\r\n' }), createWriteStream(file));
  const milliseconds = performance.now() - began;
  return { milliseconds, rows: rows.length, peakMemory: await peakMemory() };
});
