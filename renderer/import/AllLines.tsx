import { useTranslation } from 'react-i18next';
import { Verdict } from '../../preload/contract';
import { reportFault } from '../state/toasts';
import { ReasonedButton } from '../ui/ReasonedButton';
import { leaveOut } from './judging';
import type { Filter } from './lines';

interface AllLinesProps {
  filter: Filter;
  isSearching: boolean;
  total: number;
}

/** Leaves out all lines of the kind that is listed, or takes all of them in again. */
export function AllLines({ filter, isSearching, total }: AllLinesProps) {
  const { t } = useTranslation();
  if (filter === 'all' || total === 0) return null;
  const why = isSearching ? t('import.all.notSearching') : null;
  if (filter === 'left-out') {
    const all = Verdict.options.map((verdict) => ({ verdict }));
    return (
      <ReasonedButton why={why} onClick={() => leaveOut(all, false).catch(reportFault)} data-testid="import-all-in">
        {t('import.all.in')}
      </ReasonedButton>
    );
  }
  return (
    <ReasonedButton
      why={why}
      onClick={() => leaveOut([{ verdict: filter }], true).catch(reportFault)}
      data-testid="import-all-out"
    >
      {t('import.all.out')}
    </ReasonedButton>
  );
}
