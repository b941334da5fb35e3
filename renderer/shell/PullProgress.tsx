import { useTranslation } from 'react-i18next';
import { useStatus } from '../state/status';
import { Progress } from '../ui/Progress';
import styles from './StatusBar.module.css';
import { roundTimeLeft, timeLeft } from './timeLeft';

/** How far the running pull is, and when it will be over, as far as that can be told. */
export function PullProgress() {
  const { t } = useTranslation();
  const pull = useStatus(({ status }) => status?.pull ?? null);
  const samples = useStatus((state) => state.samples);
  if (!pull) return null;
  const { done, total } = pull;
  const label = total === null ? t('bar.pull.open', { done }) : t('bar.pull', { done, total });
  const left = timeLeft(samples, total);
  const rounded = left === null ? null : roundTimeLeft(left);
  return (
    <span className={styles.pull} data-testid="pull-progress">
      <span className={styles.meter}>
        <Progress label={label} done={done} total={total} />
      </span>
      <span>{label}</span>
      {rounded && (
        <span className={styles.left}>
          {rounded.unit === 'seconds' ? t('left.seconds') : t(`left.${rounded.unit}`, { count: rounded.count })}
        </span>
      )}
    </span>
  );
}
