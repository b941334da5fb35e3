/** A text with separators (RFC 4180) written row by row to a stream: UTF-8 with its mark, for Excel takes it for Windows' own otherwise. */
import type { Writable } from 'node:stream';
import { type SheetValue, separatedCell } from './cells';
import type { SheetContent } from './content';
import { createSink } from './sink';
import { takeInTurns } from './turns';
import type { WorkbookContent, Written } from './write';

export interface TextContent
  extends Pick<SheetContent, 'headers' | 'columns' | 'words' | 'rows'>,
    Pick<WorkbookContent, 'total' | 'onProgress'> {
  separator: string;
}

const byteOrderMark = '\ufeff';
/** Lines that are handed on at once. */
const atOnce = 100;

/** Writes the text and ends the stream; throws as soon as `stop` is aborted. */
export async function writeText(output: Writable, content: TextContent, stop: AbortSignal): Promise<Written> {
  const { stringify } = await import('csv-stringify/sync');
  stop.throwIfAborted();
  const { headers, columns, words, separator, total } = content;
  const sink = createSink(output);
  let lines: string[][] = headers ? [headers.map((header) => separatedCell(header, 'text', words))] : [];
  const format = {
    delimiter: separator,
    record_delimiter: '\r\n',
    // Left to itself it quotes none but whole ends of lines.
    quote_record_delimiter: true,
    // A line of one empty cell would be no line.
    quoted_empty: columns.length === 1,
  };

  function flush(): void {
    sink.write(stringify(lines, format));
    lines = [];
  }

  sink.write(byteOrderMark);
  const { rows } = await takeInTurns(
    content.rows,
    () => ({
      add(row: SheetValue[]) {
        lines.push(columns.map(({ type }, index) => separatedCell(row[index] ?? null, type, words)));
        if (lines.length >= atOnce) flush();
      },
      room: (signal) => sink.room(signal),
    }),
    (count) => content.onProgress(count, total),
    stop,
  );
  flush();
  await sink.room(stop);
  output.end();
  content.onProgress(rows, total);
  return { rows, shortened: 0 };
}
