import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TenantStatus } from '../../preload/contract';
import { actAndTell } from '../state/acting';
import { showScreen, useScreen } from '../state/screen';
import { openChanges, useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './ChangesBar.module.css';
import { Figure } from './Figure';
import { SendModeMenu } from './SendModeMenu';
import { sendChanges } from './sending';

/** A tenant that is online has most changes sooner than this (ms). */
const lingers = 600;

/** How many changes wait, failed or conflict; it is there only while there are any. */
export function ChangesBar() {
  const status = useStatus((state) => state.status);
  return status && openChanges(status) > 0 ? <OpenChanges status={status} /> : null;
}

function OpenChanges({ status }: { status: TenantStatus }) {
  const { t } = useTranslation();
  const isReviewOpen = useScreen(({ screen }) => screen === 'changes');
  const { tenantId, pending, sending, held, rejected, conflicts, collected } = status;
  const isPassing = useIsPassing(status);

  return (
    <section
      className={styles.bar}
      aria-label={t('changes.bar')}
      data-testid="changes-bar"
      {...(isPassing ? { 'data-passing': true } : {})}
    >
      <div className={styles.figures}>
        <Figure state="pending" count={pending + sending - collected} />
        <Figure state="collected" count={collected} />
        <Figure state="held" count={held} />
        <Figure state="rejected" count={rejected} />
        <Figure state="conflict" count={conflicts} />
      </div>
      <SendModeMenu tenantId={tenantId} mode={status.sendMode} />
      <Button
        title={t('changes.discardAll.hint')}
        onClick={() => actAndTell(tenantId, 'discard', {}).catch(reportFault)}
        data-testid="changes-discard"
      >
        {t('changes.act.discard')}
      </Button>
      <Button
        aria-pressed={isReviewOpen}
        onClick={() => showScreen(isReviewOpen ? 'users' : 'changes')}
        data-testid="changes-review"
      >
        {t(isReviewOpen ? 'changes.backToUsers' : 'changes.review')}
      </Button>
      <Button look="primary" onClick={() => sendChanges().catch(reportFault)} data-testid="changes-send">
        {collected > 0 ? t('changes.sendCollected', { count: collected }) : t('command.send-changes')}
      </Button>
    </section>
  );
}

/** Whether the changes may be gone in a moment: then the bar takes no room yet, and the grid does not jump. */
function useIsPassing({ connection, rejected, conflicts, held, collected }: TenantStatus): boolean {
  const stays = connection !== 'online' || rejected + conflicts + held + collected > 0;
  const [lingered, setLingered] = useState(stays);
  useEffect(() => {
    if (lingered) return;
    const timer = setTimeout(() => setLingered(true), stays ? 0 : lingers);
    return () => clearTimeout(timer);
  }, [lingered, stays]);
  return !lingered;
}
