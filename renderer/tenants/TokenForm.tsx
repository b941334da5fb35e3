import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keep, Result, Tenant } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { Field } from '../ui/Field';
import forms from '../ui/form.module.css';

interface TokenFormProps {
  submitText: string;
  busyText: string;
  /** Sends what stands in the fields, or says at once what is wrong with the others. */
  send(token: string, keep: Keep): Promise<Result<Tenant>> | Failure;
  /** The fields before that of the token. */
  children?(busy: boolean): ReactNode;
}

/**
 * A form that ends with a token, and closes its dialog when the tenant has taken it. The token lives in its field alone: it
 * is read at the moment it is sent, never put into React's or any other state, and the field is emptied when the form goes.
 */
export function TokenForm({ submitText, busyText, send, children }: TokenFormProps) {
  const { t } = useTranslation();
  const tokenField = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Failure | null>(null);

  useEffect(() => {
    const field = tokenField.current;
    return () => {
      if (field) field.value = '';
    };
  }, []);

  async function submit(keep: Keep) {
    const field = tokenField.current;
    if (!field || busy) return;
    if (field.value.trim() === '') {
      setShown(failure('required'));
      field.focus();
      return;
    }
    setShown(null);
    const sending = send(field.value.trim(), keep);
    if (!(sending instanceof Promise)) return setShown(sending);
    setBusy(true);
    const answer = await sending.finally(() => setBusy(false));
    if (!answer.ok) {
      setShown(answer.failure);
      field.focus();
      return;
    }
    field.value = '';
    closeDialog();
  }

  return (
    <form
      className={forms.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit('keychain').catch(reportFault);
      }}
    >
      {children?.(busy)}
      <Field
        ref={tokenField}
        label={t('connect.token')}
        hint={t('connect.token.hint')}
        type="password"
        maxLength={20_000}
        readOnly={busy}
        data-testid="connect-token"
      />
      {shown && (
        <FailureBox failure={shown}>
          {shown.code === 'no-keychain' && (
            <Button onClick={() => submit('run').catch(reportFault)} disabled={busy} data-testid="connect-keep-for-run">
              {t('connect.keepForRun')}
            </Button>
          )}
        </FailureBox>
      )}
      <DialogButtons>
        <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
        <Button type="submit" look="primary" disabled={busy} data-testid="connect-submit">
          {busy ? busyText : submitText}
        </Button>
      </DialogButtons>
    </form>
  );
}
