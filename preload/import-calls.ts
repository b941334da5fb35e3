/** What the window asks the engine while people are imported from a workbook: read, judge, put right, apply. */
import { z } from 'zod';
import { BatchLabel, CellValue } from './changes';
import { Failure } from './failure';
import { result, tenantId } from './result';

const jobId = z.uuid();
/** Made by the window; names what was read of one file until `import.close`. */
const importId = z.uuid();
const importIn = { tenantId, importId };
/** The number of a row in its sheet, or of a record in its text, from 1 on: as a spreadsheet numbers them. */
const line = z.number().int().min(1);
const columnKey = z.string().max(500);

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

/** A file as it was read. */
export const ImportedTable = z.object({
  kind: z.enum(['workbook', 'text']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  /** What was used, asked for or found out. */
  format: ImportFormat,
  /** Lines below the header that hold anything. */
  lines: z.number(),
  /** The first lines of the sheet as they stand, to choose the header among them. */
  top: z.array(z.object({ line, cells: z.array(z.string()) })),
  columns: z.array(
    z.object({
      /** From 0 on. */
      index: z.number(),
      /** Empty where it has none. */
      header: z.string(),
      /** The first few values that stand below. */
      samples: z.array(z.string()),
    }),
  ),
});
export type ImportedTable = z.infer<typeof ImportedTable>;

/** What a column of the file stands for: an attribute, a group (`group:7`: a yes or a no), a whole name, or nothing. */
export const wholeNameTarget = 'whole-name';
export const ImportTarget = columnKey.nullable();

/** How lines become edits. */
export const ImportPlan = z.object({
  /** By index of the file's columns. */
  targets: z.array(ImportTarget).max(20_000),
  /** Columns that tell who is meant, in the order in which they are tried; each must be a target. */
  match: z.array(columnKey).max(8),
  /** Whether people who are not found are created. */
  creates: z.boolean(),
  /** Whether an empty cell empties the attribute. Otherwise it says nothing. */
  clears: z.boolean(),
  /** By column: whether numbers get back the zeros that a spreadsheet has eaten. Unanswered where it has to be asked. */
  zeros: z.record(columnKey, z.boolean()),
  /** How values may be written in a file, in every language of the window; compared without case, accents and blanks. */
  words: z.object({
    yes: z.array(z.string().max(100)),
    no: z.array(z.string().max(100)),
    /** By column, the value that a word stands for. */
    choices: z.record(columnKey, z.record(z.string().max(200), z.string().max(200))),
    /** What an export writes for somebody who has not activated the account; it stands for no value. */
    activationPending: z.array(z.string().max(100)),
  }),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/**
 * `new` is to be created; `unknown` was not found and is not to be created; `invalid` cannot be applied until it is put
 * right.
 */
export const Verdict = z.enum(['new', 'changed', 'unchanged', 'unknown', 'invalid']);
export type Verdict = z.infer<typeof Verdict>;

export const ImportSummary = z.object({
  /** Lines that are not left out, by verdict. */
  counts: z.object({
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    unknown: z.number(),
    invalid: z.number(),
  }),
  leftOut: z.number(),
  /** Cells of people who are here already that would change. */
  cells: z.number(),
  /** By column, in how many lines; what will not be changed because the tenant does not let it be. */
  changes: z.array(z.object({ column: columnKey, changed: z.number(), fixed: z.number(), invalid: z.number() })),
  /** Columns in which numbers have lost their zeros, as it seems, with one of them. */
  zeros: z.array(z.object({ column: columnKey, count: z.number(), from: z.string(), to: z.string() })),
  /** How many people of the tenant the file does not name. */
  absent: z.number(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportedCell = z.object({
  column: columnKey,
  /** As it stands in the file, or as it was put right. */
  text: z.string(),
  /** What the person has now; null for somebody new. */
  from: CellValue,
  to: CellValue,
  /**
   * `fixed` differs and will not be changed, because it cannot be; `silent` says nothing (it is empty).
   */
  state: z.enum(['same', 'changed', 'fixed', 'invalid', 'silent']),
  failure: Failure.nullable(),
});
export type ImportedCell = z.infer<typeof ImportedCell>;

export const ImportedLine = z.object({
  line,
  verdict: Verdict,
  leftOut: z.boolean(),
  /** Who is meant; null for somebody new or unknown. */
  row: z.number().nullable(),
  name: z.string(),
  /** One for each target that is not null, in the order of the file's columns. */
  cells: z.array(ImportedCell),
  /** What is wrong with the line as a whole: named twice, more than one person. */
  failure: Failure.nullable(),
});
export type ImportedLine = z.infer<typeof ImportedLine>;

/** Lines that are asked for: by number, or all with a verdict. */
const lines = z.union([z.object({ lines: z.array(line).max(1_000_000) }), z.object({ verdict: Verdict })]);

export const importCalls = {
  /** Reads a file that the admin has chosen; read again under the same `importId`, it takes the place of the first. */
  'import.read': {
    input: z.object({ ...importIn, jobId, handle: z.string(), format: ImportFormat }),
    output: result(ImportedTable),
  },
  /** Finds out who is meant by each line, and what would change. What was put right or left out stays so. */
  'import.judge': {
    input: z.object({ ...importIn, jobId, plan: ImportPlan }),
    output: result(ImportSummary),
  },
  /**
   * Lines in the order of the file, those that are left out among them; `verdict` null: all, `leftOut` true: only those that
   * are left out, `search`: those that hold the words.
   */
  'import.lines': {
    input: z.object({
      ...importIn,
      verdict: Verdict.nullable(),
      leftOut: z.boolean().optional(),
      search: z.string().max(500),
      start: z.number().int().min(0),
      count: z.number().int().min(1).max(1_000),
    }),
    output: result(z.object({ total: z.number(), lines: z.array(ImportedLine) })),
  },
  /** Puts the cell of a line right; the line is judged anew. */
  'import.fix': {
    input: z.object({ ...importIn, line, column: columnKey, text: z.string().max(10_000) }),
    output: result(z.object({ line: ImportedLine, summary: ImportSummary })),
  },
  'import.leaveOut': {
    input: z.object({ ...importIn, of: lines, out: z.boolean() }),
    output: result(ImportSummary),
  },
  /** People whom the file does not name, by name. */
  'import.absent': {
    input: z.object({ ...importIn, start: z.number().int().min(0), count: z.number().int().min(1).max(1_000) }),
    output: result(z.array(z.object({ row: z.number(), name: z.string(), userName: z.string() }))),
  },
  /**
   * Queues what the lines that are not left out ask for, as one batch; those that are invalid or unknown are passed over.
   * What has changed here since it was judged is judged once more. Repeating a call with the same `batchId` applies
   * nothing twice.
   */
  'import.apply': {
    input: z.object({
      ...importIn,
      jobId,
      batchId: z.uuid(),
      label: BatchLabel,
      /** What is done to those who are created, as soon as they are there. */
      actions: z.array(z.string().max(200)).max(10),
    }),
    output: result(
      z.object({
        created: z.number(),
        /** People who are changed. */
        changed: z.number(),
        refused: z.array(z.object({ line, column: columnKey, failure: Failure })),
      }),
    ),
  },
  /** Forgets what was read. */
  'import.close': { input: z.object(importIn), output: result(z.null()) },
} as const;
