/** How much of a file is taken in: what bounds time and memory, whoever made the file. */
export interface ReadingLimits {
  /** Lines of a sheet. */
  lines: number;
  /** Cells of a line. */
  columns: number;
  /** UTF-16 units of a cell's text. */
  cell: number;
  /** UTF-16 units of a cell between quotes in a text file: a quote that is never closed ends here. */
  quoted: number;
  /** UTF-16 units of a line. */
  line: number;
  /** Cells handed on, empty ones between others included. */
  cells: number;
  /** UTF-16 units handed on. */
  text: number;
  /** Bytes of a text file. */
  file: number;
  /** Bytes of a workbook's parts after decompression, of all that are read. */
  inflated: number;
  /** Bytes after decompression of a part that only describes others. */
  description: number;
  /** Sheets, formats, and whatever else a part describes: of each kind. */
  described: number;
  /** Bytes of the strings that cells share: they are all kept. */
  strings: number;
  /** Files in a workbook's archive. */
  entries: number;
  /** XML elements within one another. */
  depth: number;
  /** UTF-16 units of XML without the beginning or end of an element. */
  silence: number;
}

const kibi = 1024;
const mebi = 1024 * kibi;
const gibi = 1024 * mebi;

/** Lines and columns are those of Excel (its texts end at 32,767); the others leave room around what people make. */
export const readingLimits: ReadingLimits = {
  lines: 1_048_576,
  columns: 16_384,
  cell: mebi,
  quoted: 64 * kibi,
  line: 8 * mebi,
  cells: 200_000_000,
  text: 2 * gibi,
  file: 2 * gibi,
  inflated: 3 * gibi,
  description: 32 * mebi,
  described: 100_000,
  strings: 512 * mebi,
  entries: 10_000,
  depth: 64,
  silence: 8 * mebi,
};
