import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { openChanges, useStatus } from '../state/status';
import { signOut } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { Field } from '../ui/Field';
import forms from '../ui/form.module.css';
import styles from './forms.module.css';

/** Signs out, and offers to delete the tenant's copy; where that loses changes, its name has to be typed. */
export function SignOutDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const unsent = useStatus(({ status }) => (status ? openChanges(status) : 0));
  const [wipe, setWipe] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const loses = wipe && unsent > 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const done = await signOut(tenant.id, wipe).finally(() => setBusy(false));
    if (done.ok) closeDialog();
    else setFailure(done.failure);
  }

  return (
    <Dialog title={t('signOut.title', { tenant: tenant.name })} description={t('signOut.text')} onClose={closeDialog}>
      <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={wipe}
            onChange={(event) => setWipe(event.target.checked)}
            data-testid="sign-out-wipe"
          />
          {t('signOut.wipe')}
        </label>
        {loses && (
          <>
            <p className={styles.warning}>{t('signOut.wipe.loss', { count: unsent, tenant: tenant.name })}</p>
            <Field
              label={t('signOut.wipe.confirm')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              data-testid="sign-out-confirm"
            />
          </>
        )}
        {failure && <FailureBox failure={failure} />}
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            type="submit"
            look={wipe ? 'danger' : 'primary'}
            disabled={busy || (loses && typed.trim() !== tenant.name)}
            data-testid="sign-out-submit"
          >
            {t('signOut.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
