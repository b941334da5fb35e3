/** From one step of an import to another. */
import { reportFault } from '../state/toasts';
import { type Step, steps, useImporting } from './importing';
import { showPreview } from './judging';

/** Goes to a step; the lines are judged on the way to the preview. */
export function goTo(step: Step) {
  if (step === 'preview') showPreview().catch(reportFault);
  else useImporting.setState({ step, failure: null });
}

/** Goes back by a step; false where there is none before. Nothing is lost by it. */
export function goBack(): boolean {
  const { step, table } = useImporting.getState();
  const last = steps.indexOf(step) - 1;
  // What the columns of an exported workbook stand for was not asked on the way here.
  const before = steps[last] === 'columns' && table?.exported ? 'file' : steps[last];
  if (before === undefined) return false;
  goTo(before);
  return true;
}
