import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { openChanges, useStatus } from '../state/status';
import { removeTenant } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { Field } from '../ui/Field';
import forms from '../ui/form.module.css';
import styles from './forms.module.css';

/** Takes a tenant off the list; where that loses something for good, its name has to be typed. */
export function RemoveTenantDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const unsent = useStatus(({ status }) => (status ? openChanges(status) : 0));
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isDemo = tenant.kind === 'demo';
  const loses = unsent > 0 || isDemo;
  const isMeant = !loses || typed.trim() === tenant.name.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isMeant || busy) return;
    setBusy(true);
    const removed = await removeTenant(tenant.id).finally(() => setBusy(false));
    if (removed.ok) closeDialog();
    else setFailure(removed.failure);
  }

  return (
    <Dialog
      title={t('tenants.remove.title', { tenant: tenant.name })}
      description={t(isDemo ? 'tenants.remove.demo' : 'tenants.remove.text')}
      onClose={closeDialog}
    >
      <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        {unsent > 0 && <p className={styles.warning}>{t('tenants.remove.loss', { count: unsent })}</p>}
        {loses && (
          <Field
            label={t('tenants.remove.confirm', { tenant: tenant.name })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            data-testid="tenant-remove-confirm"
          />
        )}
        {failure && <FailureBox failure={failure} />}
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="danger" disabled={!isMeant || busy} data-first data-testid="tenant-remove-submit">
            {t('tenants.remove.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
