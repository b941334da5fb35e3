import { useTranslation } from 'react-i18next';
import { Figure } from '../changes/Figure';
import { SelectedValues } from '../grid/selecting/SelectedValues';
import { useFormats } from '../i18n/useFormats';
import { openResolver } from '../state/conflicts';
import { isPart } from '../state/query';
import { useSelection } from '../state/selection';
import { useStatus } from '../state/status';
import { useUsers } from '../state/users';
import { CellSpeech } from './CellSpeech';
import { cellWords } from './cellWords';
import { ConnectionIcon, useConnection } from './connectionLook';
import { PullProgress } from './PullProgress';
import { SendProgress } from './SendProgress';
import styles from './StatusBar.module.css';
import { useNow } from './useNow';

/** One line that tells where everything stands. */
export function StatusBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const status = useStatus((state) => state.status);
  const connection = useConnection();
  const shown = useUsers(({ list, query }) => (isPart(query) && list && !list.view.partial ? list.view.count : null));

  return (
    <section className={styles.bar} aria-label={t('bar.label')}>
      {status && <span data-testid="users-count">{t('bar.users', { count: status.users })}</span>}
      {shown !== null && <span data-testid="shown-count">{t('bar.filtered', { count: shown })}</span>}
      <SelectionText />
      <CellSpeech />
      <SelectedValues className={styles.values} />
      <span className={styles.space} />
      <PullProgress />
      {status && <SendProgress status={status} />}
      {status && (
        <div className={styles.figures}>
          <Figure state="pending" count={status.pending + status.sending} testId="pending-count" />
          <Figure state="held" count={status.held} testId="held-count" />
          <Figure state="rejected" count={status.rejected} testId="rejected-count" />
          <Figure state="conflict" count={status.conflicts} testId="conflicts-count" />
        </div>
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
  const selection = useSelection();
  const { cells, rows, mark } = selection;
  if (rows > 0) return <span data-testid="selected-count">{t('bar.selectedRows', { count: rows })}</span>;
  if (cells > 1) return <span data-testid="selected-count">{t('bar.selected', { count: cells })}</span>;
  const words = cellWords({ t, formats }, selection);
  if (!words) return null;
  return (
    <>
      <span className={styles.mark} data-testid="cell-state" data-state={words.state}>
        <b>{words.title}</b> {words.lines.join(' · ')}
      </span>
      {words.state === 'conflict' && mark && (
        <button
          type="button"
          className={styles.resolve}
          title={t('conflict.shortcut')}
          onClick={() => openResolver(mark.changeId)}
          data-testid="resolve"
        >
          {t('conflict.open')}
        </button>
      )}
    </>
  );
}
