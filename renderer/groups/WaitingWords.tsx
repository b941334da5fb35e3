import { useTranslation } from 'react-i18next';
import type { ChangeEntry } from '../../preload/contract';
import styles from './WaitingWords.module.css';
import { waitingOf } from './waiting';

/** More names than this nobody reads in a tip. */
const mostNames = 20;
const namesOf = (names: readonly string[]) =>
  [...names.slice(0, mostNames), ...(names.length > mostNames ? ['…'] : [])].join(', ');

/** What has not been sent of a group: itself, and who waits to join or to leave it. */
export function WaitingWords({ entries }: { entries: readonly ChangeEntry[] }) {
  const { t } = useTranslation();
  const { joining, leaving, fate, isRenamed, stopped } = waitingOf(entries);
  return (
    <span className={styles.words} data-testid="group-waiting">
      {fate && (
        <span className={styles.word} data-fate={fate}>
          {t(`fate.${fate}`)}
        </span>
      )}
      {isRenamed && <span className={styles.word}>{t('groups.waiting.renamed')}</span>}
      {joining.length > 0 && (
        <span className={styles.word} title={namesOf(joining)}>
          {t('groups.waiting.joining', { count: joining.length })}
        </span>
      )}
      {leaving.length > 0 && (
        <span className={styles.word} title={namesOf(leaving)}>
          {t('groups.waiting.leaving', { count: leaving.length })}
        </span>
      )}
      {stopped > 0 && (
        <span className={styles.word} data-stopped="true">
          {t('groups.waiting.stopped', { count: stopped })}
        </span>
      )}
    </span>
  );
}
