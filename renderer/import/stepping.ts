/** From one step of an import to another. */
import { reportFault } from '../state/toasts';
import { type Step, stepBefore, useImporting } from './importing';
import { showPreview } from './judging';

/** Goes to a step; the lines are judged on the way to the preview. */
export function goTo(step: Step) {
  if (step === 'preview') showPreview().catch(reportFault);
  else useImporting.setState({ step, failure: null });
}

/** Goes back by a step; false where there is none before. Nothing is lost by it. */
export function goBack(): boolean {
  const before = stepBefore(useImporting.getState());
  if (before === undefined) return false;
  goTo(before);
  return true;
}
