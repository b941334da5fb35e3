import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant, TenantAction } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { localText } from '../i18n/localText';
import { ConfirmField } from '../removal/ConfirmField';
import { askedFor, isConfirmed } from '../removal/confirmation';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import forms from '../ui/form.module.css';
import { ActionInputField } from './ActionInputField';
import { useActionAsked } from './actionAsked';
import { type Entered, readInputs } from './actionInputs';
import { queueAction } from './deeds';

/** Does one of the tenant's actions to people, once what it wants to know has been entered. */
export function ActionDialog({ tenant }: { tenant: Tenant }) {
  const { action, rows } = useActionAsked();
  return action && <AskedAction tenant={tenant} action={action} rows={rows} />;
}

interface AskedActionProps {
  tenant: Tenant;
  action: TenantAction;
  rows: readonly number[];
}

/** The value of a person that is to be typed before something is done to them alone. */
function useTyped(tenantId: string, { confirmation }: TenantAction, rows: readonly number[]): string | null {
  const [value, setValue] = useState<string | null>(null);
  const { kind, column } = confirmation;
  useEffect(() => {
    if (kind !== 'attribute' || column === null || rows.length !== 1) return;
    engine.call('people.values', { tenantId, rows: [...rows], column, limit: 1 }).then((read) => {
      const found = read.ok ? read.value[0]?.value : null;
      setValue(typeof found === 'string' ? found : null);
    }, reportFault);
  }, [tenantId, kind, column, rows]);
  return value;
}

function AskedAction({ tenant, action, rows }: AskedActionProps) {
  const { t, i18n } = useTranslation();
  const [entered, setEntered] = useState<Entered>({});
  const [failures, setFailures] = useState<Record<string, Failure>>({});
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const value = useTyped(tenant.id, action, rows);
  const asked = askedFor(action.confirmation, rows.length, value);
  const name = localText(action.names, i18n.language, action.id);
  const warning = localText(action.confirmation.warning, i18n.language, '');
  const description = localText(action.descriptions, i18n.language, '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readInputs(action.inputs, entered);
    setFailures(read.failures);
    if (Object.keys(read.failures).length > 0 || !isConfirmed(asked, typed)) return;
    setBusy(true);
    const isQueued = await queueAction(tenant.id, rows, action, read.inputs).finally(() => setBusy(false));
    if (isQueued) closeDialog();
  }

  return (
    <Dialog
      title={t('people.action.title', { action: name, count: rows.length })}
      {...(description === '' ? {} : { description })}
      onClose={closeDialog}
    >
      <form className={forms.form} noValidate onSubmit={(event) => void submit(event).catch(reportFault)}>
        {warning !== '' && <p className={forms.warning}>{warning}</p>}
        {action.inputs.map((input) => (
          <ActionInputField
            key={input.name}
            input={input}
            value={entered[input.name] ?? ''}
            failure={failures[input.name] ?? null}
            enter={(next) => setEntered({ ...entered, [input.name]: next })}
          />
        ))}
        <ConfirmField asked={asked} typed={typed} type={setTyped} testId="action-confirm" />
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={busy || !isConfirmed(asked, typed)}
            data-first
            data-testid="action-submit"
          >
            {name}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
