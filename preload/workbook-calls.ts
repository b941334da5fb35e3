/** What the window asks the engine to write: people, as a workbook or as a text with separators. */
import { z } from 'zod';
import { choiceNames, columnKey, columnKeys, fileHandle, rowNumbers, words } from './bounds';
import { result } from './result';

/** What stands between the cells of a text. */
export const Separator = z.enum([',', ';', '\t']);
export type Separator = z.infer<typeof Separator>;

const sheetName = z.string().max(31);
const header = z.string().max(500);

/** A sheet behind that of the people which tells where they come from. */
export const AboutSheet = z.object({
  sheetName,
  lines: z
    .array(
      z.object({
        label: z.string().max(500),
        /** What is to be filled in is known only when it is written. */
        value: z.union([words, z.object({ fill: z.enum(['rows', 'time']) })]),
      }),
    )
    .max(100),
});
export type AboutSheet = z.infer<typeof AboutSheet>;

/** What makes a workbook one that is meant to come back. */
export const EditingSheets = z.object({
  /** A sheet that explains itself: what may be changed, and how the file comes back. */
  help: z.object({ sheetName, lines: z.array(words).max(200) }),
  /** A sheet with the same columns for people who are to be created. */
  newcomers: z.object({ sheetName }),
  /**
   * A sheet of people by these columns (groups as `group:7`, rights to modules); none where there are none. Names that are
   * exported stand before them.
   */
  matrix: z
    .object({ sheetName, columns: z.array(columnKey).max(5_000), headers: z.array(header).max(5_000) })
    .nullable(),
  /** What a spreadsheet says where a cell must not be changed, or takes only values of a list. */
  refusals: z.object({ title: z.string().max(32), fixed: z.string().max(255), choice: z.string().max(255) }),
});
export type EditingSheets = z.infer<typeof EditingSheets>;

export const workbookCalls = {
  'workbook.export': {
    input: z.object({
      viewId: z.number(),
      /** The mirror's numbers of those who are written, in their order; all of the view unless told. */
      people: rowNumbers.optional(),
      /** Keys of the columns to write; those of the view unless told. One that the tenant lacks stays empty. */
      columns: columnKeys.optional(),
      handle: fileHandle,
      jobId: z.uuid(),
      /** Headers as the admin reads them, one for each column. */
      headers: z.array(header).max(500),
      sheetName,
      /** What a yes/no cell reads in the workbook, and the last login of somebody who has yet to activate the account. */
      words: z.object({ yes: words, no: words, activationPending: words }),
      /** How choices read, by column and value; those of `status` and of the tenant's own words. */
      choices: choiceNames,
      /** Writes a text instead of a workbook: UTF-8 with its mark, RFC 4180. It has no further sheets. */
      separator: Separator.optional(),
      about: AboutSheet.optional(),
      editing: EditingSheets.optional(),
    }),
    output: result(z.object({ rows: z.number() })),
  },
} as const;
