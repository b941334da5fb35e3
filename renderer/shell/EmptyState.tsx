import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clearFilters } from '../state/asking';
import { isFiltered, isPart } from '../state/query';
import { syncNow } from '../state/session';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import type { UserList } from '../state/users';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { Progress } from '../ui/Progress';
import styles from './EmptyState.module.css';

/** Why a list has no rows, and what to do about it. */
export function EmptyState({ list }: { list: UserList | null }) {
  const { t } = useTranslation();
  const status = useStatus((state) => state.status);
  if (list && list.view.count > 0) return null;

  if (list && isFiltered(list.query) && (status?.users ?? 0) > 0) {
    return (
      <Message title={t('grid.empty.title')} text={t('grid.empty.text')}>
        <Button onClick={clearFilters} data-testid="clear-filters">
          {t('command.clear-filters')}
        </Button>
      </Message>
    );
  }
  if (list && list.query.group !== null) {
    return <Message title={t('groups.empty.title')} text={t('groups.empty.text')} />;
  }
  if (list && isPart(list.query) && (status?.users ?? 0) > 0) {
    return <Message title={t('grid.empty.title')} text={t('lists.empty')} />;
  }
  // The rows that were here the last time come in a moment.
  if (!status || (!list && status.users > 0)) return null;
  if (status.complete && list) return <Message title={t('grid.none.title')} text={t('grid.none.text')} />;
  if (status.connection === 'online' || status.connection === 'connecting') {
    const { done = 0, total = null } = status.pull ?? {};
    return (
      <Message title={t('grid.first.title')} text={t('grid.first.text')}>
        <div className={styles.meter}>
          <Progress label={t('grid.first.title')} done={done} total={total} />
        </div>
      </Message>
    );
  }
  return (
    <Message title={t('grid.waiting.title')} text={t('grid.waiting.text')}>
      {status.notice && (
        <div className={styles.failure}>
          <FailureBox failure={status.notice} />
        </div>
      )}
      <Button onClick={() => syncNow().catch(reportFault)}>{t('grid.retry')}</Button>
    </Message>
  );
}

function Message({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.message} role="status" data-testid="empty-state">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
