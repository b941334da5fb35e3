import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import {
  closeResolver,
  conflictListing,
  frequentColumns,
  listConflicts,
  openResolver,
  useResolver,
} from '../state/conflicts';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import styles from './ConflictDialog.module.css';
import { ConflictItem } from './ConflictItem';
import { ResolveMany } from './ResolveMany';

/** Conflicts side by side: what was there before, what is mine, what is theirs; and how each of them ends. */
export function ConflictDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const only = useResolver((state) => state.only);
  const conflicts = useStatus(({ status }) => status?.conflicts ?? 0);
  const { entries, total, failure } = conflictListing.use();
  const columns = useUsers((state) => state.columns);
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const frequent = useMemo(() => frequentColumns(entries ?? []), [entries]);

  useEffect(() => {
    listConflicts(tenant.id, only).catch(reportFault);
  }, [tenant.id, only]);

  const others = only === null ? 0 : conflicts - (entries?.length ?? 0);
  const more = total - (entries?.length ?? 0);
  return (
    <Dialog title={t('conflict.title')} description={t('conflict.text')} onClose={closeResolver} isWide>
      {failure && <FailureBox failure={failure} />}
      {entries?.length === 0 && (
        <p className={styles.none} role="status" data-testid="conflicts-none">
          {t('conflict.none')}
        </p>
      )}
      {entries && entries.length > 1 && (
        <ResolveMany tenantId={tenant.id} columns={columns} speech={speech} frequent={frequent} total={total} />
      )}
      <ul className={styles.list}>
        {entries?.map((entry) => (
          <ConflictItem key={entry.id} tenantId={tenant.id} entry={entry} columns={columns} speech={speech} />
        ))}
      </ul>
      {(more > 0 || others > 0) && (
        <div className={styles.more}>
          {more > 0 && (
            <Button onClick={() => conflictListing.more().catch(reportFault)}>
              {t('conflict.more', { count: more })}
            </Button>
          )}
          {others > 0 && (
            <Button onClick={() => openResolver()} data-testid="conflicts-all">
              {t('conflict.others', { count: others })}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}
