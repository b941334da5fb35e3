import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useAdministration } from '../state/administration';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { reverse } from '../state/undoing';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { useCreateAgain } from './createAgain';
import styles from './DeleteDialog.module.css';
import { lostForGood } from './factLines';

/** Creates people again who were deleted, and says before what cannot come back with them. */
export function CreateAgainDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const { label, of, deletions: count, done } = useCreateAgain();
  const administration = useAdministration((state) => state.administration);
  const [busy, setBusy] = useState(false);
  const invitation = administration?.invitation ?? null;

  async function submit() {
    if (!of) return;
    setBusy(true);
    await reverse(tenant.id, label, of).finally(() => setBusy(false));
    closeDialog();
    done();
  }

  return (
    <Dialog title={t('createAgain.title', { count })} onClose={closeDialog}>
      <p>{t('createAgain.back')}</p>
      <div className={styles.losses} data-testid="create-again-lost">
        <p>{t('createAgain.lost')}</p>
        <ul>
          {lostForGood({ t }, administration).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {invitation !== null && (
        <p data-testid="create-again-invitation">
          {t(invitation === 'onCreate' ? 'createAgain.invited' : 'createAgain.notInvited')}
        </p>
      )}
      <DialogButtons>
        <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
        <Button
          look="primary"
          disabled={busy}
          onClick={() => submit().catch(reportFault)}
          data-first
          data-testid="create-again-submit"
        >
          {t('createAgain.submit')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
