import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelWork, useWork } from '../../state/work';
import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import styles from './BulkProgress.module.css';

/** What is done sooner (ms) is not told. */
const patience = 300;

/** Tells how far long work on the list is. */
export function BulkProgress() {
  const { t } = useTranslation();
  const work = useWork((state) => state.work);
  const jobId = work?.jobId ?? null;
  const [isLong, setLong] = useState(false);

  useEffect(() => {
    setLong(false);
    if (jobId === null) return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, [jobId]);

  if (!work || !isLong) return null;
  const { label, done, total } = work;
  return (
    <div className={styles.box} role="status" data-testid="bulk-progress">
      <span>{total === null ? label : t('work.progress', { label, done, total })}</span>
      <Progress label={label} done={done} total={total} />
      <Button look="quiet" onClick={cancelWork} data-testid="bulk-cancel">
        {t('dialog.cancel')}
      </Button>
    </div>
  );
}
