import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { Field } from '../ui/Field';
import styles from './GroupDialogs.module.css';
import type { Group } from './groups';

interface DeleteGroupDialogProps {
  group: Group;
  /** Answers whether it was done. */
  remove(): Promise<boolean>;
  close(): void;
}

/** Deletes a group, after saying who loses it; one that has members is meant only when its name is typed. */
export function DeleteGroupDialog({ group, remove, close }: DeleteGroupDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const isMeant = group.members === 0 || typed.trim() === group.name.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isMeant || busy) return;
    setBusy(true);
    const isDone = await remove().finally(() => setBusy(false));
    if (isDone) close();
  }

  return (
    <Dialog title={t('groups.delete.title', { group: group.name })} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <p className={styles.text} data-testid="group-delete-loss">
          {t('groups.delete.loss', { count: group.members })} {t('groups.delete.undo')}
        </p>
        {group.members > 0 && (
          <Field
            label={t('groups.delete.confirm', { group: group.name })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            data-testid="group-delete-confirm"
          />
        )}
        <DialogButtons>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="danger" disabled={!isMeant || busy} data-first data-testid="group-delete-submit">
            {t('groups.delete.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
