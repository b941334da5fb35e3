/** One gesture on many cells: worked out, made as one batch, and told with how many and what was left out. */
import type { Applied, BatchLabel } from '../../../preload/contract';
import { makeGesture } from '../../state/gestures';
import { showProblem } from '../../state/toasts';
import { holdView, type UserList } from '../../state/users';
import { type Progress, withProgress } from '../../state/work';
import type { Speech } from '../values';
import { type CellWrites, gatherWrites, mostCells } from './cellWrites';

interface BulkGesture {
  tenantId: string;
  list: UserList;
  speech: Speech;
  /** What it is called while it lasts. */
  name: string;
  /** Of a gesture that writes so many cells. */
  label(writes: CellWrites): BatchLabel;
  done(count: number): string;
  more?: readonly string[];
  /** Works out what is written; false: nothing is to be done, which was told. */
  gather(writes: CellWrites, progress: Progress): Promise<boolean>;
}

/** Answers null where nothing was done. The list that is meant stays open until then, whatever is shown meanwhile. */
export async function makeBulkGesture({ tenantId, list, speech, ...gesture }: BulkGesture): Promise<Applied | null> {
  const { t } = speech;
  const { label, gather, done, more } = gesture;
  const work = async (progress: Progress): Promise<Applied | null> => {
    const writes = gatherWrites();
    if (!(await gather(writes, progress))) return null;
    return makeGesture({
      tenantId,
      jobId: progress.jobId,
      label: label(writes),
      edits: writes.edits(),
      skipped: writes.skipped,
      done,
      more: more ?? [],
    });
  };
  const isBusy = { told: true };
  const made = await withProgress(gesture.name, async (progress) => {
    isBusy.told = false;
    return holdView(list.view.viewId, () => work(progress));
  });
  if (isBusy.told) showProblem(t('work.busy'));
  return made;
}

/** Tells that a gesture is larger than any may be; answers whether that is so. */
export function isTooLarge(cells: number, { t }: Speech): boolean {
  if (cells <= mostCells) return false;
  showProblem(t('edit.tooMany', { limit: mostCells }));
  return true;
}
