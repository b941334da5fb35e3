import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import { cancelWork, useImporting, type Work } from './importing';
import styles from './WorkProgress.module.css';

const words = {
  reading: 'import.reading',
  judging: 'import.judging',
  settling: 'import.settling',
  applying: 'import.applying',
} as const satisfies Record<Work['what'], string>;

/** How far the long work is that is under way; nothing where there is none. */
export function WorkProgress() {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const work = useImporting((state) => state.work);
  const isComparing = useImporting((state) => state.purpose === 'compare');
  if (!work) return null;
  const { what, done, total } = work;
  const told = t(isComparing && what === 'judging' ? 'compare.comparing' : words[what]);
  const part = total > 0 ? Math.min(1, done / total) : null;
  return (
    <div className={styles.work} data-testid="import-progress" data-work={what}>
      <div className={styles.text} role="status">
        <span>{told}</span>
        {part !== null && <span className={styles.part}>{part.toLocaleString(locale, { style: 'percent' })}</span>}
      </div>
      <Progress label={told} done={done} total={total === 0 ? null : total} />
      <Button look="plain" onClick={() => cancelWork().catch(reportFault)} data-testid="import-cancel">
        {t('dialog.cancel')}
      </Button>
    </div>
  );
}
