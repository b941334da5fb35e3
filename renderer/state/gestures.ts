/** One gesture on people: made as one batch, told in a message with who was left out and why, and undone from there. */
import i18next from 'i18next';
import type { Applied, BatchLabel, Edit } from '../../preload/contract';
import type { FailureCode } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { isStatusColumn, statusWord } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { applyEdits, mostEdits } from './changes';
import { openDialog } from './dialogs';
import { forgetSkipped, keepSkipped, type SkippedCell } from './skipped';
import { reportFault, showDone, showFailure, showProblem } from './toasts';
import { undo } from './undoing';
import { useUsers } from './users';

type Refusal = Applied['refused'][number];

export interface Gesture {
  tenantId: string;
  label: BatchLabel;
  edits: Edit[];
  /** Tells how far it is, and stops it. */
  jobId?: string;
  /** The message, given how many edits were applied. */
  done(applied: number): string;
  /** What else is to be said. */
  more?: readonly string[];
  /** What the window has left out by itself. */
  skipped?: readonly SkippedCell[];
}

/** Reasons that read well behind "3 skipped"; others are told as failures are everywhere. */
const reasons = {
  'already-waiting': 'skipped.already-waiting',
  'own-attribute': 'skipped.own-attribute',
  'not-permitted': 'skipped.not-permitted',
  'to-be-deleted': 'skipped.to-be-deleted',
  'unknown-row': 'skipped.unknown-row',
} as const satisfies Partial<Record<FailureCode, string>>;

/** Refusals by their reason, most first. */
export function countReasons(refused: readonly Refusal[]): { code: FailureCode; refused: Refusal[] }[] {
  const byCode = new Map<FailureCode, Refusal[]>();
  for (const refusal of refused) {
    const those = byCode.get(refusal.failure.code) ?? [];
    byCode.set(refusal.failure.code, those);
    those.push(refusal);
  }
  return [...byCode]
    .map(([code, those]) => ({ code, refused: those }))
    .sort((one, other) => other.refused.length - one.refused.length);
}

/** The statuses of people to whom something could not be done as they are. */
async function statusesOf(tenantId: string, rows: number[]): Promise<string | null> {
  const column = useUsers.getState().columns.find(({ key }) => isStatusColumn(key));
  if (!column || rows.length === 0) return null;
  const read = await engine.call('people.values', { tenantId, rows, column: column.key, limit: 3 });
  if (!read.ok) return null;
  const words = read.value.flatMap(({ value }) => (typeof value === 'string' ? statusWord(i18next.t, value) : []));
  return words.length > 0 ? words.join(', ') : null;
}

async function skippedLine(tenantId: string, code: FailureCode, refused: readonly Refusal[]): Promise<string> {
  const { t } = i18next;
  const count = refused.length;
  if (code === 'not-applicable') {
    const rows = refused.flatMap(({ row }) => row ?? []);
    const statuses = await statusesOf(tenantId, rows);
    if (statuses !== null) return t('skipped.status', { count, statuses });
  }
  const key = code in reasons ? reasons[code as keyof typeof reasons] : null;
  const [first] = refused;
  const why = key ? t(key) : first ? failureText(t, first.failure).what : '';
  return t('skipped.why', { count, why });
}

/** Who was left out and why, a line for each of the commonest reasons. */
export async function skippedLines(tenantId: string, refused: readonly Refusal[]): Promise<string[]> {
  const commonest = countReasons(refused).slice(0, 3);
  return Promise.all(commonest.map(({ code, refused: those }) => skippedLine(tenantId, code, those)));
}

/** Makes a gesture and says what came of it; null where nothing could be done at all. */
export async function makeGesture(gesture: Gesture): Promise<Applied | null> {
  const { tenantId, label, edits, done, more = [], skipped = [], jobId } = gesture;
  forgetSkipped();
  if (edits.length > mostEdits) {
    showProblem(i18next.t('people.tooMany', { limit: mostEdits }));
    return null;
  }
  const batchId = crypto.randomUUID();
  const answer = edits.length > 0 ? await applyEdits(tenantId, label, edits, batchId, jobId) : null;
  if (answer && !answer.ok) {
    // Whoever stops it knows that nothing was done.
    if (answer.failure.code !== 'cancelled') showFailure(answer.failure);
    return null;
  }
  const applied = answer?.value ?? { applied: 0, created: [], refused: [] };
  await tellApplied({ tenantId, batchId, applied, done, more, skipped });
  return applied;
}

interface Telling extends Pick<Gesture, 'tenantId' | 'done' | 'more' | 'skipped'> {
  batchId: string;
  applied: Applied;
}

/** Says what came of a batch: a way back, who was left out and why, and all of those one press away. */
export async function tellApplied(telling: Telling): Promise<void> {
  const { tenantId, batchId, applied, done, more = [], skipped = [] } = telling;
  const { t } = i18next;
  const left = [...skipped, ...applied.refused.map((refusal) => ({ ...refusal, text: null }))];
  keepSkipped(left);
  const details = left.length > 0 ? { label: t('skipped.show'), run: () => openDialog('skipped') } : null;
  const lines = [...more, ...(await skippedLines(tenantId, left))];
  if (applied.applied === 0) return showProblem(t('people.nothingDone'), lines, details);
  const run = () => void undo(tenantId, batchId).catch(reportFault);
  showDone(done(applied.applied), { label: t('changes.undo'), run }, lines, details);
}

/** The name of the one person that a gesture is about; null where there are several. */
export async function nameOfOne(tenantId: string, rows: readonly number[]): Promise<string | null> {
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  const read = await engine.call('people.read', { tenantId, row });
  return read.ok ? read.value.name : null;
}
