import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { Field } from '../ui/Field';
import styles from './GroupDialogs.module.css';
import { type Group, useGroups } from './groups';

const longestName = 500;

interface GroupNameDialogProps {
  /** The group that is called otherwise; null: a new one. */
  group: Group | null;
  /** Answers whether it was done. */
  save(name: string): Promise<boolean>;
  close(): void;
}

/** What a group is called: a new one, or one that gets another name. */
export function GroupNameDialog({ group, save, close }: GroupNameDialogProps) {
  const { t } = useTranslation();
  const groups = useGroups((state) => state.groups);
  const [name, setName] = useState(group?.name ?? '');
  const [busy, setBusy] = useState(false);
  const wanted = name.trim();
  const isSame = (one: string) => one.localeCompare(wanted, undefined, { sensitivity: 'accent' }) === 0;
  const isTaken = groups?.some((other) => other.row !== group?.row && isSame(other.name)) ?? false;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (wanted === '' || busy) return;
    if (wanted === group?.name) return close();
    setBusy(true);
    const isDone = await save(wanted).finally(() => setBusy(false));
    if (isDone) close();
  }

  return (
    <Dialog title={group ? t('groups.rename.title', { group: group.name }) : t('groups.new.title')} onClose={close}>
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <Field
          label={t('groups.name')}
          value={name}
          maxLength={longestName}
          onChange={({ target }) => setName(target.value)}
          data-testid="group-name"
        />
        <p className={styles.warning} role="status">
          {isTaken && t('groups.taken')}
        </p>
        <DialogButtons>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" disabled={wanted === '' || busy} data-testid="group-name-submit">
            {t(group ? 'groups.rename.submit' : 'groups.new.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
