import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { localText } from '../i18n/localText';
import { useFormats } from '../i18n/useFormats';
import { actionFor, useAdministration } from '../state/administration';
import { closeDialog } from '../state/dialogs';
import { makeGesture } from '../state/gestures';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import forms from '../ui/form.module.css';
import { ConfirmField } from './ConfirmField';
import { askedFor, isConfirmed } from './confirmation';
import styles from './DeleteDialog.module.css';
import { type Facts, lossLines, peopleText, warningLines } from './factLines';
import { useRemoval } from './removal';

const plain = { kind: 'none', column: null, warning: null } as const;

/** Deletes people: says who, what is lost with them and what speaks against it, and asks as the tenant wants it. */
export function DeleteDialog({ tenant }: { tenant: Tenant }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const rows = useRemoval((state) => state.rows);
  const administration = useAdministration((state) => state.administration);
  const [facts, setFacts] = useState<Facts | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    engine
      .call('people.deletion', { tenantId: tenant.id, rows: [...rows] })
      .then((read) => (read.ok ? setFacts(read.value) : setFailure(read.failure)), reportFault);
  }, [tenant.id, rows]);

  // What is to be typed or pressed comes after the dialog.
  useEffect(() => {
    const first = facts && form.current?.querySelector<HTMLElement>('input, [data-first]');
    first?.focus();
  }, [facts]);

  const action = actionFor(administration, 'deletion');
  const confirmation = action?.confirmation ?? plain;
  const count = facts?.people ?? rows.length;
  const asked = askedFor(confirmation, count, facts?.typed ?? null);
  const [name = ''] = facts?.names ?? [];
  const title = count === 1 && name !== '' ? t('delete.title.person', { person: name }) : t('delete.title', { count });
  const speech = { t, formats };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!facts || !isConfirmed(asked, typed)) return;
    setBusy(true);
    const label =
      count === 1 && name !== ''
        ? { key: 'batch.delete.person', params: { person: name } }
        : { key: 'batch.delete', params: { count } };
    const made = await makeGesture({
      tenantId: tenant.id,
      label,
      edits: rows.map((row) => ({ kind: 'delete', row })),
      done: (applied) =>
        count === 1 && name !== '' ? t('delete.done.person', { person: name }) : t('delete.done', { count: applied }),
    }).finally(() => setBusy(false));
    if (made) closeDialog();
  }

  return (
    <Dialog title={title} onClose={closeDialog}>
      {failure && <FailureBox failure={failure} />}
      {!facts && !failure && <p className={styles.looking}>{t('delete.looking')}</p>}
      {facts && (
        <form ref={form} className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
          {count > 1 && (
            <p className={styles.names} data-testid="delete-names">
              {peopleText(speech, facts)}
            </p>
          )}
          {warningLines(speech, facts).map((line) => (
            <p key={line} className={styles.warning} data-testid="delete-warning">
              {line}
            </p>
          ))}
          <div className={styles.losses}>
            {confirmation.warning && <p>{localText(confirmation.warning, i18n.language, '')}</p>}
            <ul>
              {lossLines(speech, facts, administration).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
          <ConfirmField asked={asked} typed={typed} type={setTyped} testId="delete-confirm" />
          <DialogButtons>
            <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
            <Button
              type="submit"
              look="danger"
              disabled={busy || !isConfirmed(asked, typed)}
              data-first
              data-testid="delete-submit"
            >
              {t('delete.submit', { count })}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  );
}
