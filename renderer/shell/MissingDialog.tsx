import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { decideMissing, listMissing } from '../state/missing';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import styles from './MissingDialog.module.css';

interface Missing {
  row: number;
  person: string;
  userName: string;
}

const keyOf = ({ row }: Missing) => row;
const heightOf = () => 28;

/** Whom the tenant did not show, and what is to become of them here. */
export function MissingDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const missing = useStatus(({ status }) => status?.missing ?? null);
  const [people, setPeople] = useState<readonly Missing[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    listMissing(tenant.id)
      .then((listed) => (listed.ok ? setPeople(listed.value) : setFailure(listed.failure)))
      .catch(reportFault);
  }, [tenant.id]);
  // Decided elsewhere, or shown again by the tenant.
  useEffect(() => {
    if (!missing) closeDialog();
  }, [missing]);

  async function decide(remove: boolean) {
    if (await decideMissing(tenant.id, remove)) closeDialog();
  }

  if (!missing) return null;
  const more = missing.count - people.length;
  return (
    <Dialog
      title={t('missing.title', { count: missing.count, users: missing.users })}
      description={t('missing.text')}
      onClose={closeDialog}
    >
      {failure && <FailureBox failure={failure} />}
      <div className={styles.list}>
        <VirtualGrid
          label={t('missing.list')}
          items={people}
          count={people.length}
          heightOf={heightOf}
          keyOf={keyOf}
          testId="missing-list"
        >
          {({ person, userName }) => (
            <GridCell className={styles.person}>
              <bdi>{person}</bdi>
              <span>{userName}</span>
            </GridCell>
          )}
        </VirtualGrid>
      </div>
      {people.length > 0 && more > 0 && <p className={styles.more}>{t('missing.more', { count: more })}</p>}
      <DialogButtons>
        <Button onClick={() => decide(false).catch(reportFault)} data-testid="missing-keep">
          {t('missing.keep')}
        </Button>
        <Button look="danger" onClick={() => decide(true).catch(reportFault)} data-testid="missing-remove">
          {t('missing.remove')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
