/** A file from which people are imported, as it was read. */
import { z } from 'zod';

/**
 * What a line is called: the number of a row in its sheet, or of a record in its text, from 1 on, as a spreadsheet numbers
 * them. Those of further sheets that are read along are numbered on from a multiple of `linesOfSheet`.
 */
export const lineName = z.number().int().min(1);
export const linesOfSheet = 2 ** 21;
/** Which of a table's parts a line stands in, and its number there. */
export function placeOfLine(line: number): { part: number; line: number } {
  return { part: Math.floor(line / linesOfSheet), line: line % linesOfSheet };
}

/** Text encodings that a file may have. */
export const TextEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh']);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** How a file is to be read; null is to be found out. */
export const ImportFormat = z.object({
  /** The place of the sheet among those of the workbook. */
  sheet: z.number().int().min(0).nullable(),
  /** The line that names the columns; 0: there is none. */
  headerLine: z.number().int().min(0).nullable(),
  /** Of a text file. */
  encoding: TextEncoding.nullable(),
  /** Of a text file: what stands between cells. */
  separator: z.string().length(1).nullable(),
});
export type ImportFormat = z.infer<typeof ImportFormat>;

/** What a column of the file stands for: an attribute, a group (`group:7`: a yes or a no), a whole name, or nothing. */
export const wholeNameTarget = 'whole-name';
export const ImportTarget = z.string().max(500).nullable();

/** A file as it was read. */
export const ImportedTable = z.object({
  kind: z.enum(['workbook', 'text']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  /** What was used, asked for or found out. */
  format: ImportFormat,
  /** Lines below the header that hold anything. */
  lines: z.number(),
  /** The sheets whose lines were read, in their order; the name is null in a text. */
  parts: z.array(z.object({ sheet: z.number(), name: z.string().nullable(), lines: z.number() })),
  /** Of a workbook that was exported to be edited: when that was (ISO 8601), and of how many people. All its sheets are read. */
  exported: z.object({ time: z.string(), people: z.number() }).nullable(),
  /** The first lines of the sheet as they stand, to choose the header among them. */
  top: z.array(z.object({ line: lineName, cells: z.array(z.string()) })),
  columns: z.array(
    z.object({
      /** From 0 on. */
      index: z.number(),
      /** Empty where it has none. */
      header: z.string(),
      /** The first few values that stand below. */
      samples: z.array(z.string()),
      /** What it stands for, where the file itself says so. */
      target: ImportTarget,
      /** The first of the parts that have it: columns of other parts may stand for the same. */
      part: z.number(),
    }),
  ),
});
export type ImportedTable = z.infer<typeof ImportedTable>;
