/** What the window asks the engine when many cells get values that follow from a rule: seen first, then done. */
import { z } from 'zod';
import { columnKeys, rowNumbers } from './bounds';
import { Applied, BatchLabel, CellValue, NewValue } from './changes';
import { Failure } from './failure';
import { result, tenantId } from './result';

/** How new values follow from what is there. */
export const Transformation = z.discriminatedUnion('by', [
  z.object({ by: z.literal('value'), value: NewValue }),
  /**
   * Text with places that are filled in from the person: `{name.givenName|lower|slice:0:1}.{name.familyName|lower}`. An
   * attribute is named by its key, or by what stands last in it where that is enough; steps are `lower`, `upper`, `title`,
   * `trim`, `no-accents`, `initial`, `digits`, `slice:from:to`, `replace:this:that` and `pad:width:filling`. Braces are
   * written twice to stand for themselves; within a place a backslash does the same for `|`, `:` and `}`.
   */
  z.object({ by: z.literal('template'), text: z.string().max(2_000) }),
  z.object({
    by: z.literal('replace'),
    find: z.string().min(1).max(1_000),
    replace: z.string().max(2_000),
    /** A regular expression whose groups are `$1`, `$2`; it is tried in a time that grows with the text alone. */
    regex: z.boolean(),
    matchCase: z.boolean(),
    /** Only cells that hold nothing else. */
    wholeCell: z.boolean(),
  }),
]);
export type Transformation = z.infer<typeof Transformation>;

/**
 * Why a template or an expression cannot be read. Of a replacement `expression` is about what is to be found, and
 * `wrong-argument` about what takes its place: a group that is not there.
 */
export const RuleProblem = z.object({
  /** From 0, in UTF-16 units as everywhere in JavaScript. */
  at: z.number(),
  length: z.number(),
  code: z.enum(['unclosed', 'unknown-attribute', 'unknown-step', 'wrong-argument', 'empty', 'expression']),
  /** What stands there, or what the expression's own reader says. */
  found: z.string(),
});
export type RuleProblem = z.infer<typeof RuleProblem>;

const where = {
  tenantId,
  rows: rowNumbers,
  columns: columnKeys.min(1),
  how: Transformation,
};

export const BulkPreview = z.object({
  /** Cells. */
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Refused cells by reason, most first. */
  reasons: z.array(z.object({ failure: Failure, count: z.number() })),
  /** Cells that would get a value that must be unique, and is somebody else's or twice among the new ones. */
  taken: z.number(),
  /** The cells that change or are refused, in the order of the rows, from `start` on. */
  samples: z.array(
    z.object({
      row: z.number(),
      name: z.string(),
      column: z.string(),
      from: CellValue,
      to: CellValue,
      failure: Failure.nullable(),
    }),
  ),
  /** There is nothing to see while the rule cannot be read. */
  problem: RuleProblem.nullable(),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

export const bulkCalls = {
  /** What a rule would do. With `jobId` it tells how far it is, and can be cancelled. */
  'bulk.preview': {
    input: z.object({
      ...where,
      jobId: z.uuid().optional(),
      start: z.number().int().min(0),
      count: z.number().int().min(0).max(1_000),
    }),
    output: result(BulkPreview),
  },
  /** Does it, as one batch; what would stay as it is counts for nothing. Repeating a call with the same `batchId` applies nothing twice. */
  'bulk.apply': {
    input: z.object({ ...where, jobId: z.uuid().optional(), batchId: z.uuid(), label: BatchLabel }),
    output: result(Applied),
  },
} as const;
