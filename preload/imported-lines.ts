/** What was found out of the lines of an imported file: who is meant by each, and what it would change. */
import { z } from 'zod';
import { columnKey } from './bounds';
import { CellValue } from './changes';
import { Failure } from './failure';
import { lineName as line } from './imported-table';

/**
 * `new` is to be created; `unknown` was not found and is not to be created; `invalid` cannot be applied until it is put
 * right; `outdated` has cells that were edited in the file and have moved at the tenant since it was exported: they stay as
 * they are until it is settled, the others are applied.
 */
export const Verdict = z.enum(['new', 'changed', 'unchanged', 'unknown', 'outdated', 'invalid']);
export type Verdict = z.infer<typeof Verdict>;

export const ImportSummary = z.object({
  /** Lines that are not left out, by verdict. */
  counts: z.object({
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    unknown: z.number(),
    outdated: z.number(),
    invalid: z.number(),
  }),
  leftOut: z.number(),
  /** Lines of which `import.settle` was told whose values count: the file's, or the tenant's. */
  settled: z.object({ mine: z.number(), theirs: z.number() }),
  /** Lines about people who are here already in which a cell would change: all that are `changed`, and some that are `outdated`. */
  changing: z.number(),
  /** Cells of people who are here already that would change. */
  cells: z.number(),
  /**
   * By column, in how many lines: `fixed` will not be changed because the tenant does not let it be, `kept` has moved at the
   * tenant and was not edited in the file.
   */
  changes: z.array(
    z.object({
      column: columnKey,
      changed: z.number(),
      fixed: z.number(),
      kept: z.number(),
      outdated: z.number(),
      invalid: z.number(),
    }),
  ),
  /** Columns in which numbers have lost their zeros, as it seems, with one of them. */
  zeros: z.array(z.object({ column: columnKey, count: z.number(), from: z.string(), to: z.string() })),
  /** How many people the file does not name: of the tenant, or of those whom it was exported with. */
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
   * `fixed` differs and will not be changed, because it cannot be; `silent` says nothing (it is empty). What was edited
   * since the export is told by the file alone, as is what was not: `kept` differs and was not edited in the file, or was
   * settled so; `outdated` was edited there, and has moved at the tenant. `elsewhere`: the column stands on another sheet than
   * the line, and nothing can be put right in it.
   */
  state: z.enum(['same', 'changed', 'fixed', 'invalid', 'silent', 'kept', 'outdated', 'elsewhere']),
  failure: Failure.nullable(),
});
export type ImportedCell = z.infer<typeof ImportedCell>;

export const ImportedLine = z.object({
  line,
  verdict: Verdict,
  leftOut: z.boolean(),
  /** Whether it was settled that the file's values count; null: it was not. */
  settled: z.boolean().nullable(),
  /** Who is meant; null for somebody new or unknown. */
  row: z.number().nullable(),
  name: z.string(),
  /** One for each target that is not null, in the order of the file's columns. */
  cells: z.array(ImportedCell),
  /** What is wrong with the line as a whole: named twice, more than one person. */
  failure: Failure.nullable(),
});
export type ImportedLine = z.infer<typeof ImportedLine>;

/** Somebody whom the file does not name. */
export const AbsentPerson = z.object({
  row: z.number(),
  name: z.string(),
  userName: z.string(),
  /** A line of somebody of the same name who is not here: perhaps the same person, whom no column told. */
  namesake: line.nullable(),
  /** Why they cannot be deactivated; null where they can be. `not-applicable`: they are inactive already. */
  failure: Failure.nullable(),
});
export type AbsentPerson = z.infer<typeof AbsentPerson>;
