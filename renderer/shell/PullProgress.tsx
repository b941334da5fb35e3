import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../state/status';
import { Progress } from '../ui/Progress';
import styles from './StatusBar.module.css';
import { roundTimeLeft, timeLeft } from './timeLeft';

/** How far the running pull is, and when it will be over, as far as that can be told. */
export function PullProgress() {
  const { t } = useTranslation();
  const pull = useStatus(({ status }) => status?.pull ?? null);
  const connection = useStatus(({ status }) => status?.connection);
  const samples = useStatus((state) => state.samples);
  // Nothing comes from a tenant that cannot be reached.
  if (!pull || connection === 'offline' || connection === 'signed-out') return null;
  const { done, total } = pull;
  const label = total === null ? t('bar.pull.open', { done }) : t('bar.pull', { done, total });
  const left = timeLeft(samples, total);
  return (
    <span className={styles.pull} data-testid="pull-progress">
      <span className={styles.meter}>
        <Progress label={label} done={done} total={total} />
      </span>
      <span>{label}</span>
      {left !== null && <span className={styles.left}>{leftText(t, left)}</span>}
    </span>
  );
}

/** How much time (ms) is left, in words that do not pretend to know more than they do. */
export function leftText(t: TFunction, milliseconds: number): string {
  const { unit, count } = roundTimeLeft(milliseconds);
  return unit === 'seconds' ? t('left.seconds') : t(`left.${unit}`, { count });
}
