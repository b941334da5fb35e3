/** The columns of the preview: what the columns of the file were judged as. */
import type { TFunction } from 'i18next';
import type { Column, ImportPlan, ImportSummary } from '../../preload/contract';
import { type Reach, type Subject, targetsOf } from './subject';

export interface PreviewColumn {
  key: string;
  label: string;
  /** Its place among the cells of a line. */
  place: number;
  /** Null for a group and for a whole name. */
  column: Column | null;
  reach: Reach;
}

/** A column for each target, in the order of the file. */
export function previewColumns(t: TFunction, { targets }: ImportPlan, subject: Subject): PreviewColumn[] {
  const known = new Map(targetsOf(t, subject).map((target) => [target.key, target]));
  return targets
    .filter((key) => key !== null)
    .map((key, place) => ({
      key,
      label: known.get(key)?.label ?? key,
      place,
      column: known.get(key)?.column ?? null,
      reach: known.get(key)?.reach ?? 'shown',
    }));
}

/** Those in which something changes, or would if it could; of somebody new all that can be given does. */
export function changingColumns(
  columns: readonly PreviewColumn[],
  { changes, counts }: ImportSummary,
): readonly PreviewColumn[] {
  const changing = new Set(
    changes
      .filter(({ changed, fixed, outdated, invalid }) => changed + fixed + outdated + invalid > 0)
      .map(({ column }) => column),
  );
  return columns.filter(({ key, reach }) => changing.has(key) || (counts.new > 0 && reach !== 'shown'));
}
