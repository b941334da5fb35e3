import { useTranslation } from 'react-i18next';
import { reviewOnly } from '../state/review';
import styles from './Figure.module.css';
import { StateIcon } from './stateIcons';

type FigureState = 'pending' | 'collected' | 'held' | 'rejected' | 'conflict';

/** How many changes are in a state; a press lists them. Nothing where there are none. */
export function Figure({ state, count, testId }: { state: FigureState; count: number; testId?: string }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const words = t(`count.${state}`, { count });
  return (
    <button
      type="button"
      className={styles.figure}
      data-state={state}
      title={t('changes.showThese')}
      onClick={() => reviewOnly(state)}
      data-testid={testId}
    >
      <StateIcon state={state} />
      {words}
    </button>
  );
}
