import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Keep, Result, Tenant } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';

interface TokenForm {
  tokenField: RefObject<HTMLInputElement | null>;
  busy: boolean;
  failure: Failure | null;
  /** Sends what stands in the fields; closes the dialog when the tenant has taken it. */
  submit(keep: Keep): void;
}

/**
 * A form with a token. The token lives in its field alone: it is read at the moment it is sent, never put into
 * React's or any other state, and the field is emptied when the form goes.
 */
export function useTokenForm(send: (token: string, keep: Keep) => Promise<Result<Tenant>> | Failure): TokenForm {
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

  return { tokenField, busy, failure: shown, submit: (keep) => void submit(keep).catch(reportFault) };
}
