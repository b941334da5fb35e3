/** Who is still active though they were to be deactivated. */
import i18next from 'i18next';
import { failureText } from '../../i18n/failureText';
import { showProblem } from '../../state/toasts';
import type { Applied } from '../importing';

/** Says how many they are, and why the first of them. */
export function tellNotDeactivated({ notDeactivated }: Applied) {
  const [first] = notDeactivated;
  if (!first) return;
  const { t } = i18next;
  const { what, remedy } = failureText(t, first.failure);
  showProblem(t('absent.notDeactivated', { count: notDeactivated.length }), [what, remedy]);
}
