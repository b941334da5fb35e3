import { Check } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { changeTenant } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { Field } from '../ui/Field';
import forms from '../ui/form.module.css';
import { colours, tenantColour } from './colours';
import styles from './TenantDialog.module.css';

const longestName = 200;

/** What a tenant is called here, and by which colour its window is known. */
export function TenantDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const [name, setName] = useState(tenant.name);
  const [colour, setColour] = useState(tenant.colour);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const changed = await changeTenant(tenant.id, name.trim(), colour).finally(() => setBusy(false));
    if (changed.ok) closeDialog();
    else setFailure(changed.failure);
  }

  return (
    <Dialog title={t('tenants.change.title')} description={t('tenants.change.text')} onClose={closeDialog}>
      <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <Field
          label={t('tenants.change.name')}
          value={name}
          maxLength={longestName}
          onChange={({ target }) => setName(target.value)}
          data-testid="tenant-name"
        />
        <fieldset>
          <legend className={forms.legend}>{t('tenants.change.colour')}</legend>
          <div className={styles.colours}>
            {colours.map((one) => (
              <label key={one} className={styles.colour} style={tenantColour(one)} title={t(`tenants.colour.${one}`)}>
                <input
                  type="radio"
                  name={`${id}-colour`}
                  value={one}
                  checked={one === colour}
                  aria-label={t(`tenants.colour.${one}`)}
                  onChange={() => setColour(one)}
                  data-testid={`tenant-colour-${one}`}
                />
                {one === colour && <Check aria-hidden />}
              </label>
            ))}
          </div>
        </fieldset>
        {failure && <FailureBox failure={failure} />}
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" disabled={name.trim() === '' || busy} data-testid="tenant-submit">
            {t('tenants.change.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
