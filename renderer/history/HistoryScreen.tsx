import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useEscape } from '../shell/useEscape';
import { useNow } from '../shell/useNow';
import {
  forgetHistory,
  historyListing,
  isSearching,
  listHistory,
  pickLine,
  showAllHistory,
  useHistory,
} from '../state/history';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { VirtualGrid } from '../ui/VirtualGrid';
import { HistoryActions } from './HistoryActions';
import { HistoryLine, lineHeight } from './HistoryLine';
import styles from './HistoryScreen.module.css';
import { HistorySearchBar } from './HistorySearchBar';

/** Everything that was ever changed from here, newest first. */
export function HistoryScreen({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { entries, total, failure } = historyListing.use();
  const { search, picked } = useHistory();
  const columns = useUsers((state) => state.columns);
  const speech = useMemo(() => ({ t, formats }), [t, formats]);

  useEscape();
  useEffect(() => {
    listHistory(tenant.id).catch(reportFault);
    return forgetHistory;
  }, [tenant.id]);

  return (
    <section className={styles.screen} aria-labelledby="history-title" data-testid="history">
      <HistorySearchBar tenant={tenant} />
      {failure && <FailureBox failure={failure} />}
      {entries?.length === 0 && (
        <div className={styles.empty} role="status">
          <p className={styles.emptyTitle}>{t(isSearching(search) ? 'history.noMatch' : 'history.none.title')}</p>
          {isSearching(search) ? (
            <Button onClick={() => showAllHistory(tenant.id).catch(reportFault)}>{t('history.clear')}</Button>
          ) : (
            <p>{t('history.none.text')}</p>
          )}
        </div>
      )}
      {entries && entries.length > 0 && (
        <VirtualGrid
          label={t('history.title')}
          items={entries}
          count={total}
          heightOf={lineHeight}
          keyOf={({ id }) => id}
          isPicked={({ id, reversible }) => (reversible ? picked.has(id) : null)}
          onEnd={() => historyListing.more().catch(reportFault)}
          onToggle={({ id, reversible }, isRange) => reversible && pickLine(id, isRange || !picked.has(id), isRange)}
          testId="history-lines"
        >
          {(entry) => (
            <HistoryLine entry={entry} columns={columns} speech={speech} now={now} isPicked={picked.has(entry.id)} />
          )}
        </VirtualGrid>
      )}
      <HistoryActions tenant={tenant} />
    </section>
  );
}
