import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { reportFault } from '../state/toasts';
import { Chip } from '../ui/Chip';
import { type Filter, filters, showLines } from './lines';
import lists from './lists.module.css';
import { filterWords, VerdictIcon } from './verdicts';

/** Which lines are listed, with how many there are of each kind. */
export function LineFilters({ summary, filter }: { summary: ImportSummary; filter: Filter }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { counts, leftOut } = summary;
  const countOf = (option: Filter): number => {
    if (option === 'left-out') return leftOut;
    return option === 'all' ? Object.values(counts).reduce((sum, count) => sum + count, leftOut) : counts[option];
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className={lists.filters} role="group" aria-label={t('import.filter')}>
      {filters.map((option) => {
        const count = countOf(option);
        if (option !== 'all' && option !== filter && count === 0) return null;
        return (
          <Chip
            key={option}
            isPressed={option === filter}
            onPress={() => showLines({ filter: option }).catch(reportFault)}
            icon={option === 'all' ? undefined : <VerdictIcon verdict={option} />}
            note={number(count)}
            testId={`import-filter-${option}`}
          >
            {t(filterWords[option])}
          </Chip>
        );
      })}
    </div>
  );
}
