/** A workbook (ECMA-376, .xlsx and .xlsm) as a table. What it computes with is left alone: macros, formulas, links. */
import { openArchive, type Part } from './archive';
import { type Book, readBook } from './book';
import { createCollector } from './collector';
import type { ReadingLimits } from './limits';
import { createStringReader } from './shared-strings';
import { createSheetReader } from './sheet';
import type { Source } from './source';
import { createStringStore, type StringStore } from './string-store';
import { readStyles } from './styles';
import type { Table } from './table';
import type { XmlReader } from './xml';

/** Bytes without enough lines after which it is said that reading goes on. */
const silence = 1024 * 1024;

/**
 * Reads all but the shared strings and the sheet. `sheet` is its place; null: the first that is not hidden.
 *
 * @throws {Unreadable}
 */
export async function openWorkbook(
  source: Source,
  sheet: number | null,
  signal: AbortSignal,
  limits: ReadingLimits,
): Promise<Table> {
  const archive = await openArchive(source, signal, limits);
  const book = await readBook(archive, limits);
  const place = sheet ?? firstShown(book);
  const parts = new Map<number, Part>();
  const stringsPart = book.shared('sharedStrings', limits.inflated);
  const stylesPart = book.shared('styles', limits.description);
  const styles = stylesPart ? await readStyles(stylesPart, limits) : [];
  /** Null until they have been read, which is once for all sheets. */
  let strings: StringStore | null = null;

  function partOf(sheet: number): Part {
    const part = parts.get(sheet) ?? book.sheet(sheet);
    parts.set(sheet, part);
    return part;
  }
  partOf(place);

  return {
    kind: 'workbook',
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    format: { sheet: place, encoding: null, separator: null },
    bytesOf(sheets = [place]) {
      const shared = strings ? 0 : (stringsPart?.size ?? 0);
      return sheets.reduce((sum, sheet) => sum + partOf(sheet).size, shared);
    },
    async *lines(sheet = place) {
      const part = partOf(sheet);
      const collector = createCollector(limits);
      const known: StringStore = strings ?? createStringStore();
      const cells = { strings: known, styles, date1904: book.date1904 };
      const steps: [Part, XmlReader][] = [[part, createSheetReader(part.name, cells, collector, limits)]];
      // The strings come first, wherever they stand in the archive.
      if (stringsPart && !strings) steps.unshift([stringsPart, createStringReader(stringsPart.name, known, limits)]);
      let read = 0;
      let told = 0;
      for (const [each, reader] of steps) {
        for await (const piece of each.read()) {
          reader.write(piece);
          read += piece.length;
          if (!collector.isFull() && read - told < silence) continue;
          yield { lines: collector.take(), read };
          told = read;
        }
        reader.end();
        strings = known;
      }
      yield { lines: collector.take(), read };
    },
    close: () => source.close(),
  };
}

function firstShown({ sheets }: Book): number {
  return Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );
}
