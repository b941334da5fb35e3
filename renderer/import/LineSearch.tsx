import { useTranslation } from 'react-i18next';
import { reportFault } from '../state/toasts';
import { showLines } from './lines';
import styles from './PreviewStep.module.css';
import { SettledSearch } from './SettledSearch';

const change = (search: string) => {
  showLines({ search }).catch(reportFault);
};

/** Words that the lines are to hold. */
export function LineSearch({ search }: { search: string }) {
  const { t } = useTranslation();
  return (
    <SettledSearch
      className={styles.search}
      label={t('import.search')}
      search={search}
      change={change}
      testId="import-search"
    />
  );
}
