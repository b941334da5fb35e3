import { useTranslation } from 'react-i18next';
import { changeLines } from '../changes/changeText';
import { useFormats } from '../i18n/useFormats';
import { useSelection } from '../state/selection';
import { useStatus } from '../state/status';
import { useUsers } from '../state/users';
import { ConnectionIcon, useConnection } from './connectionLook';
import { PullProgress } from './PullProgress';
import styles from './StatusBar.module.css';
import { useNow } from './useNow';

/** One line that tells where everything stands. */
export function StatusBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const status = useStatus((state) => state.status);
  const connection = useConnection();
  const shown = useUsers(({ list, query }) => {
    const isFiltered = query.search !== '' || query.status !== null;
    return isFiltered && list ? list.view.count : null;
  });

  return (
    <section className={styles.bar} aria-label={t('bar.label')}>
      {status && <span data-testid="users-count">{t('bar.users', { count: status.users })}</span>}
      {shown !== null && <span data-testid="shown-count">{t('bar.filtered', { count: shown })}</span>}
      <SelectionText />
      <span className={styles.space} />
      <PullProgress />
      {status && status.pending + status.sending > 0 && (
        <span data-testid="pending-count">{t('changes.pending', { count: status.pending + status.sending })}</span>
      )}
      {status && status.rejected > 0 && (
        <span className={styles.rejected} data-testid="rejected-count">
          {t('changes.rejected', { count: status.rejected })}
        </span>
      )}
      {status && status.conflicts > 0 && (
        <span className={styles.conflicts} data-testid="conflicts-count">
          {t('changes.conflicts', { count: status.conflicts })}
        </span>
      )}
      <span className={styles.connection} role="status" data-testid="connection" data-state={connection}>
        <ConnectionIcon connection={connection} />
        {t(`connection.${connection}`)}
        {status?.seenAt != null && (
          <span className={styles.seen}>{t('bar.seen', { time: formats.moment(status.seenAt, now) })}</span>
        )}
      </span>
    </section>
  );
}

/** How much is selected, or what the mark of the one selected cell means. */
function SelectionText() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { cells, rows, column, mark } = useSelection();
  if (rows > 0) return <span data-testid="selected-count">{t('bar.selectedRows', { count: rows })}</span>;
  if (cells > 1) return <span data-testid="selected-count">{t('bar.selected', { count: cells })}</span>;
  if (!column || !mark) return null;
  const { title, lines } = changeLines({ t, formats }, column, mark);
  return (
    <span className={styles.mark} role="status" data-testid="cell-state" data-state={mark.state}>
      <b>{title}</b> {lines.join(' · ')}
    </span>
  );
}
