import { ArrowLeftRight, Building2, FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../preload/contract';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { settle } from './judging';
import styles from './PreviewStep.module.css';

/** Asks whose values count in all lines that have changed on both sides, or says how that was settled. */
export function OutdatedQuestion({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation();
  const { mine, theirs } = summary.settled;
  const { outdated } = summary.counts;
  if (outdated + mine + theirs === 0) return null;
  const choose = (isMine: boolean) => () => void settle({ verdict: 'outdated' }, isMine).catch(reportFault);
  const settled = [
    ...(mine > 0 ? [t('import.settled.mine', { count: mine })] : []),
    ...(theirs > 0 ? [t('import.settled.theirs', { count: theirs })] : []),
  ];
  return (
    <section
      className={styles.question}
      aria-label={t('import.filter.outdated')}
      data-answered={outdated === 0}
      data-testid="import-outdated"
    >
      <ArrowLeftRight aria-hidden />
      <p>{[...(outdated > 0 ? [t('import.outdated', { count: outdated })] : []), ...settled].join(' ')}</p>
      {outdated > 0 && (
        <>
          <Button icon={<FileSpreadsheet aria-hidden />} onClick={choose(true)} data-testid="import-all-mine">
            {t('import.settle.allMine')}
          </Button>
          <Button icon={<Building2 aria-hidden />} onClick={choose(false)} data-testid="import-all-theirs">
            {t('import.settle.allTheirs')}
          </Button>
        </>
      )}
      {settled.length > 0 && (
        <Button
          look="quiet"
          onClick={() => void settle({ settled: true }, null).catch(reportFault)}
          data-testid="import-all-unsettled"
        >
          {t('import.settle.anew')}
        </Button>
      )}
    </section>
  );
}
