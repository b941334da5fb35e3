import { useTranslation } from 'react-i18next';
import styles from './FromTo.module.css';

interface FromToProps {
  /** Null where nothing is replaced. */
  from: string | null;
  to: string;
}

/** What a change replaces and what it brings: drawn for the eye, and said as a sentence for the ear. */
export function FromTo({ from, to }: FromToProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="visually-hidden">{from === null ? to : t('changes.fromTo', { from, to })}</span>
      <span className={styles.values} aria-hidden title={from === null ? to : `${from} → ${to}`}>
        {from !== null && (
          <>
            <bdi className={styles.from}>{from}</bdi>
            <span className={styles.arrow}>→</span>
          </>
        )}
        <bdi className={styles.to}>{to}</bdi>
      </span>
    </>
  );
}
