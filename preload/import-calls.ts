/** What the window asks the engine while people are imported from a workbook: read, judge, put right, apply. */
import { z } from 'zod';
import { choiceNames, columnKey, fileHandle, longestValue, recordOf, rowNumbers } from './bounds';
import { BatchLabel } from './changes';
import { Failure } from './failure';
import { AbsentPerson, ImportedLine, ImportSummary, Verdict } from './imported-lines';
import { ImportedTable, ImportFormat, ImportTarget, lineName as line } from './imported-table';
import { result, tenantId } from './result';

const jobId = z.uuid();
/** Made by the window; names what was read of one file until `import.close`. */
const importId = z.uuid();
const importIn = { tenantId, importId };

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
  zeros: recordOf(columnKey, z.boolean(), 20_000),
  /** How values may be written in a file, in every language of the window; compared without case, accents and blanks. */
  words: z.object({
    yes: z.array(z.string().max(100)).max(100),
    no: z.array(z.string().max(100)).max(100),
    /** By column, the value that a word stands for. */
    choices: choiceNames,
    /** What an export writes for somebody who has not activated the account; it stands for no value. */
    activationPending: z.array(z.string().max(100)).max(100),
  }),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** Lines of a comparison: who stands in the file and is not here, or of whom the file says otherwise than the tenant. */
export const ComparedSide = z.enum(['only-there', 'differing']);
export type ComparedSide = z.infer<typeof ComparedSide>;

const ReportSheet = z.object({ sheetName: z.string().max(31), headers: z.array(z.string().max(500)).max(20_000) });

/** A failure as it was told: what it names may be the value of a cell. */
const value = z.string().max(longestValue);
const Reason = Failure.extend({
  params: recordOf(z.string().max(100), z.union([value, z.number()]), 100),
  detail: value.nullable(),
});

const TakenLines = z.enum(['new', 'changed']);

/** Lines that are asked for: by number, or all with a verdict. */
const lines = z.union([z.object({ lines: z.array(line).max(1_000_000) }), z.object({ verdict: Verdict })]);

export const importCalls = {
  /** Reads a file that the admin has chosen; read again under the same `importId`, it takes the place of the first. */
  'import.read': {
    input: z.object({ ...importIn, jobId, handle: fileHandle, format: ImportFormat }),
    output: result(ImportedTable),
  },
  /** Finds out who is meant by each line, and what would change. What was put right or left out stays so. */
  'import.judge': {
    input: z.object({ ...importIn, jobId, plan: ImportPlan }),
    output: result(ImportSummary),
  },
  /**
   * Lines in the order of the file, those that are left out among them; `verdict` null: all, `leftOut` true: only those that
   * are left out, `side`: those of one list of a comparison, `search`: those that hold the words.
   */
  'import.lines': {
    input: z.object({
      ...importIn,
      verdict: Verdict.nullable(),
      leftOut: z.boolean().optional(),
      side: ComparedSide.optional(),
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
  /**
   * Says of lines whose cells are outdated whether the file's values are taken (`mine`), or those of the tenant kept; null:
   * neither is said. `settled`: all of which it was said. Whoever cancels the job keeps what was settled until then.
   */
  'import.settle': {
    input: z.object({
      ...importIn,
      jobId,
      of: z.union([lines, z.object({ settled: z.literal(true) })]),
      mine: z.boolean().nullable(),
    }),
    output: result(ImportSummary),
  },
  /** People whom the file does not name, namesakes of its strangers first, each by name; `search`: whose name or username holds the words. */
  'import.absent': {
    input: z.object({
      ...importIn,
      search: z.string().max(500).optional(),
      start: z.number().int().min(0),
      count: z.number().int().min(1).max(1_000),
    }),
    output: result(z.object({ total: z.number(), people: z.array(AbsentPerson) })),
  },
  /**
   * The rows of all who could be deactivated of those whom the file does not name, in no order; `search` as for
   * `import.absent`.
   */
  'import.deactivable': {
    input: z.object({ ...importIn, search: z.string().max(500).optional() }),
    output: result(
      z.object({
        rows: z.array(z.number()),
        /** How many people the tenant has in all. */
        everybody: z.number(),
      }),
    ),
  },
  /** Each reason for which lines are invalid or outdated once, to be put into words for `import.problems`. */
  'import.reasons': {
    input: z.object(importIn),
    output: result(z.array(Failure)),
  },
  /**
   * Writes the lines that are invalid or outdated, and not left out, into a workbook with the columns of the file: what is
   * wrong is marked, with the reason as a note. It can be imported as the file can. At most 20,000 lines are written, and
   * no more than 50,000 notes.
   */
  'import.problems': {
    input: z.object({
      ...importIn,
      jobId,
      /** Of the file to write. */
      handle: fileHandle,
      /** For each of `import.reasons`, what it is in the admin's words. */
      reasons: z.array(z.object({ failure: Reason, text: z.string().max(5_000) })).max(50_000),
      /** The name of the sheet, where the file has none. */
      sheetName: z.string().max(31),
    }),
    output: result(
      z.object({
        lines: z.number(),
        /** Lines that found no room. */
        left: z.number(),
      }),
    ),
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
      /** Whom to deactivate in the same batch, of those whom the file does not name; nobody unless told. */
      deactivate: rowNumbers.optional(),
      /** Which lines are applied: those of new people, those that change somebody; both unless told. */
      take: z.array(TakenLines).max(2).optional(),
      /** Whether the batch waits until the admin sends it, even where edits are sent as they are made. */
      collected: z.boolean().optional(),
    }),
    output: result(
      z.object({
        created: z.number(),
        /** People who are changed. */
        changed: z.number(),
        refused: z.array(z.object({ line, column: columnKey, failure: Failure })),
        deactivated: z.number(),
        /** Those of whom it was asked and who are still active. */
        notDeactivated: z.array(z.object({ row: z.number(), failure: Failure })),
      }),
    ),
  },
  /**
   * Writes what differs between the file and the tenant into a workbook of three sheets: who stands in the file and is not
   * here, who is here and not in the file, and what differs of the others, cell by cell. Lines that are left out count as
   * not there.
   */
  'import.report': {
    input: z.object({
      ...importIn,
      jobId,
      /** Of the file to write. */
      handle: fileHandle,
      /** Lines of the file; one header for each target. */
      onlyThere: ReportSheet,
      /** People of the tenant: name and username. */
      onlyHere: ReportSheet,
      /** Line, person, column, what is here, what the file says. */
      differing: ReportSheet,
      /** How the columns are called, by key. */
      labels: recordOf(columnKey, z.string().max(500), 20_000),
      words: z.object({ yes: z.string().max(100), no: z.string().max(100) }),
      /** How choices read, by column and value. */
      choices: choiceNames,
    }),
    output: result(z.object({ onlyThere: z.number(), onlyHere: z.number(), differing: z.number() })),
  },
  /** Forgets what was read. */
  'import.close': { input: z.object(importIn), output: result(z.null()) },
} as const;
