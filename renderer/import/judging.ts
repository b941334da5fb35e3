/** Finding out what would happen, and putting it right line by line. */
import type { ImportSummary, Input, importCalls } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { keepLeavers } from './absent/leavers';
import { type LostZeros, ownFailure, runWork, stepBefore, tellFailure, useImporting } from './importing';
import { forgetLines, narrowLines, renewLines } from './lines';
import { readSubject } from './opening';
import { planOf } from './plan';

/** What was asked about lost zeros before, with what is asked now: an answered question can be answered otherwise. */
function withQuestions(before: readonly LostZeros[], summary: ImportSummary): LostZeros[] {
  const asked = summary.zeros.map(({ column }) => column);
  return [...before.filter(({ column }) => !asked.includes(column)), ...summary.zeros];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Finds out what would happen as things are chosen now, and shows it; what is known already is only shown. */
export async function showPreview(): Promise<void> {
  const subject = await readSubject();
  const before = useImporting.getState();
  const { tenantId, importId, judged } = before;
  if (tenantId === null) return;
  const plan = planOf(before, subject, before.table?.columns ?? []);
  if (judged && isSame(judged.plan, plan)) return useImporting.setState({ step: 'preview' });
  const answer = await runWork('judging', (jobId) => engine.call('import.judge', { tenantId, importId, jobId, plan }));
  if (!answer) return;
  if (!answer.ok) {
    const { zeros } = judged?.plan ?? before;
    const isCancelled = answer.failure.code === 'cancelled';
    // The engine has forgotten what it had found out before: there is nothing to be looked at, or to be applied.
    return useImporting.setState((now) => ({
      zeros,
      judged: null,
      step: now.step === 'preview' ? (stepBefore(now) ?? now.step) : now.step,
      failure: isCancelled ? null : ownFailure(answer.failure),
    }));
  }
  // With other columns it is another list: what was looked for in the one before means nothing in it.
  const isOther = !isSame(judged?.plan.targets, plan.targets);
  if (isOther) forgetLines();
  useImporting.setState(({ lostZeros }) => ({
    judged: { plan, summary: answer.value },
    lostZeros: withQuestions(isOther ? [] : lostZeros, answer.value),
    refused: [],
    isApplied: false,
    step: 'preview',
  }));
  if (isOther && before.table?.exported && before.purpose === 'import') narrowLines(answer.value);
  await Promise.all([renewLines(), keepLeavers()]);
}

/** Says whether the numbers of a column get their zeros back. */
export async function answerZeros(column: string, areBack: boolean): Promise<void> {
  useImporting.setState(({ zeros }) => ({ zeros: { ...zeros, [column]: areBack } }));
  await showPreview();
}

/** What the engine says of all lines after some of them were changed. */
async function takeSummary(summary: ImportSummary): Promise<void> {
  useImporting.setState(({ judged, lostZeros }) => ({
    judged: judged && { ...judged, summary },
    lostZeros: withQuestions(lostZeros, summary),
  }));
  await renewLines();
}

/** Puts a cell right; answers whether that could be tried. */
export async function fixCell(line: number, column: string, text: string): Promise<boolean> {
  const { tenantId, importId } = useImporting.getState();
  if (tenantId === null) return false;
  const fixed = await engine.call('import.fix', { tenantId, importId, line, column, text });
  if (useImporting.getState().importId !== importId) return false;
  if (!fixed.ok) {
    tellFailure(fixed.failure, importId);
    return false;
  }
  // What the queue has refused of the line was another value.
  useImporting.setState(({ refused }) => ({ refused: refused.filter((refusal) => refusal.line !== line) }));
  // Another person may be meant by the line now, and as many be absent as before.
  await Promise.all([takeSummary(fixed.value.summary), keepLeavers()]);
  return true;
}

type Lines = Input<typeof importCalls, 'import.leaveOut'>['of'];
type Settled = Input<typeof importCalls, 'import.settle'>['of'];

/** Leaves lines out, or takes them in again. */
export async function leaveOut(lines: readonly Lines[], isOut: boolean): Promise<void> {
  const { tenantId, importId } = useImporting.getState();
  if (tenantId === null) return;
  let summary: ImportSummary | null = null;
  for (const of of lines) {
    const left = await engine.call('import.leaveOut', { tenantId, importId, of, out: isOut });
    if (useImporting.getState().importId !== importId) return;
    if (!left.ok) return tellFailure(left.failure, importId);
    summary = left.value;
  }
  if (summary) await takeSummary(summary);
}

/** Says whose values count where file and tenant have both moved since the export; null: it is asked again. */
export async function settle(of: Settled, isMine: boolean | null): Promise<void> {
  const { tenantId, importId } = useImporting.getState();
  if (tenantId === null) return;
  const asked = { tenantId, importId, of, mine: isMine };
  const settling = (jobId: string) => engine.call('import.settle', { ...asked, jobId });
  // A few lines are settled before anybody could read how far that is.
  const settled = await ('lines' in of ? settling(crypto.randomUUID()) : runWork('settling', settling));
  if (!settled || useImporting.getState().importId !== importId) return;
  if (!settled.ok) return tellFailure(settled.failure, importId);
  await takeSummary(settled.value);
}
