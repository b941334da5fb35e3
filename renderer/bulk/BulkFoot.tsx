import { useTranslation } from 'react-i18next';
import type { BulkPreview } from '../../preload/contract';
import { Button } from '../ui/Button';
import { DialogButtons } from '../ui/Dialog';
import { Progress } from '../ui/Progress';
import { ReasonedButton } from '../ui/ReasonedButton';
import { stopApplying, useApplying } from './applying';
import styles from './BulkDialog.module.css';
import type { BulkMode } from './draft';
import { usePreviewing } from './previewing';

interface BulkFootProps {
  mode: BulkMode;
  /** Whether all is said that has to be. */
  isAsked: boolean;
  /** What would come of it, once that is known. */
  seen: BulkPreview | null;
  close(): void;
}

const notAsked = {
  value: 'bulk.why.value',
  template: 'bulk.why.template',
  replace: 'bulk.why.find',
} as const satisfies Record<BulkMode, string>;

/** The button says what it will do; where it cannot be pressed, why. */
export function BulkFoot({ mode, isAsked, seen, close }: BulkFootProps) {
  const { t } = useTranslation();
  const applying = useApplying((state) => state.applying);
  const wasStopped = usePreviewing((state) => state.wasStopped);
  const isApplying = applying !== null;
  const count = seen?.problem === null ? seen.changed : 0;

  function why(): string | null {
    if (!isAsked) return t(notAsked[mode]);
    if (!seen) return t(wasStopped ? 'bulk.why.stopped' : 'bulk.looking');
    if (seen.problem) return t('bulk.preview.problem');
    return seen.changed === 0 ? t('bulk.preview.unchanged') : null;
  }

  const words = mode === 'replace' ? t('bulk.submit.replace', { count }) : t('bulk.submit', { count });
  return (
    <DialogButtons>
      {applying && (
        <div className={styles.applying}>
          <Progress label={t('bulk.applying')} done={applying.done} total={applying.total} testId="bulk-applying" />
          <span role="status">{t('bulk.applying')}</span>
        </div>
      )}
      <Button onClick={isApplying ? stopApplying : close} data-testid="bulk-cancel">
        {t('dialog.cancel')}
      </Button>
      <ReasonedButton
        type="submit"
        look="primary"
        why={isApplying ? t('bulk.applying') : why()}
        data-testid="bulk-submit"
      >
        {count > 0 ? words : t(mode === 'replace' ? 'bulk.submit.replace.none' : 'bulk.submit.none')}
      </ReasonedButton>
    </DialogButtons>
  );
}
