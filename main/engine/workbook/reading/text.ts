/** A text file with separators (.csv, .tsv, .txt) as a table. All its cells are text, as they stand but for their guard. */
import type { ImportFormat } from '../../../../preload/contract';
import { wrongType } from './broken';
import { createCollector } from './collector';
import { createDecoder, type Encoded, findEncoding } from './encoding';
import type { ReadingLimits } from './limits';
import { createRecordReader } from './records';
import { findSeparator, toldSeparator } from './separator';
import type { Source } from './source';
import { type Table, textCell } from './table';

/** Bytes by which the separator is found. */
const looked = 256 * 1024;
/** Web pages and older spreadsheets are texts too, and are often named .csv or .xls. */
const otherTexts = /^\s*(?:<(?:\?xml|!doctype|html|head|body|table|meta|workbook)\b|%PDF-|\{\\rtf)/i;

/**
 * Reads as much as it takes to find out what is not asked for.
 *
 * @throws {Unreadable}
 */
export async function openText(
  source: Source,
  asked: Pick<ImportFormat, 'encoding' | 'separator'>,
  signal: AbortSignal,
  limits: ReadingLimits,
): Promise<Table> {
  const encoded = await findEncoding(source, asked.encoding, signal, limits);
  const start = await beginning(source, encoded);
  if (otherTexts.test(start.text)) throw wrongType('text of another kind');
  const told = toldSeparator(start.text);
  const separator = asked.separator ?? told?.separator ?? findSeparator(start.text, start.isWhole, limits);
  const bytes = source.size - encoded.skip;

  return {
    kind: 'text',
    sheets: [],
    format: { sheet: null, encoding: encoded.encoding, separator },
    bytesOf: () => bytes,
    async *lines() {
      const collector = createCollector(limits);
      const records = createRecordReader(separator, limits, (cells, line) => collector.add(line, cells.map(textCell)));
      const decoder = createDecoder(encoded.encoding);
      let dropping = told?.length ?? 0;
      let read = 0;
      for await (const piece of source.pieces(encoded.skip, source.size, signal)) {
        const text = decoder.decode(piece);
        records.write(text.slice(dropping));
        dropping = Math.max(0, dropping - text.length);
        read += piece.length;
        if (collector.isFull()) yield { lines: collector.take(), read };
      }
      decoder.end();
      records.end();
      yield { lines: collector.take(), read };
    },
    close: () => source.close(),
  };
}

/** The first characters, without one that was cut in two. */
async function beginning(source: Source, { encoding, skip }: Encoded): Promise<{ text: string; isWhole: boolean }> {
  const bytes = Buffer.alloc(Math.min(looked, source.size - skip));
  await source.fill(bytes, skip);
  const text = createDecoder(encoding).decode(bytes);
  return { text, isWhole: skip + bytes.length === source.size };
}
