import { History, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { batchText } from '../i18n/batchText';
import { useFormats } from '../i18n/useFormats';
import { useNow } from '../shell/useNow';
import { showHistoryOf } from '../state/history';
import { batchListing, useReview } from '../state/review';
import { reportFault } from '../state/toasts';
import { undo } from '../state/undoing';
import { Button } from '../ui/Button';
import styles from './BatchHeader.module.css';
import { countWords } from './changeText';

/** The batch that is open: what it did, and how to take back all of it. */
export function BatchHeader({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const open = useReview((state) => state.batch);
  const batch = batchListing.use(({ entries }) => entries?.find(({ id }) => id === open) ?? null);
  if (!batch) return null;
  const { id, label, author, createdAt, people, counts } = batch;
  const facts = [
    formats.moment(createdAt, now),
    author,
    t('batches.people', { count: people }),
    countWords({ t, formats }, counts),
  ];
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        <h2 className={styles.title}>
          <bdi>{batchText(t, label)}</bdi>
        </h2>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button look="quiet" icon={<History aria-hidden />} onClick={() => showHistoryOf(id, label)}>
        {t('batches.history')}
      </Button>
      <Button
        icon={<Undo2 aria-hidden />}
        onClick={() => undo(tenantId, id).catch(reportFault)}
        data-testid="batch-undo"
      >
        {t('batches.undo')}
      </Button>
    </header>
  );
}
