import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellValue, Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { valueLabel } from '../i18n/columnLabel';
import { labelFor } from '../selection/deeds';
import { closeDialog } from '../state/dialogs';
import { makeGesture, nameOfOne } from '../state/gestures';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import styles from './ChooseRoleDialog.module.css';
import { RoleChoices } from './RoleChoices';
import { RolePreview } from './RolePreview';
import { useRoleChoice } from './roleChoice';

/** People who have the same role now. */
interface Holders {
  role: string | null;
  count: number;
}

const textOf = (value: CellValue) => (typeof value === 'string' && value !== '' ? value : null);

/** More roles than these are told by their number alone. */
const mostShown = 6;

/** Chooses one role for people, and shows beforehand which permissions come and go by it. */
export function ChooseRoleDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const rows = useRoleChoice((state) => state.rows);
  const [holders, setHolders] = useState<readonly Holders[] | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    async function look() {
      const asked = { tenantId: tenant.id, rows: [...rows], column: 'roles', limit: 100 };
      const [read, name] = await Promise.all([engine.call('people.values', asked), nameOfOne(tenant.id, rows)]);
      if (!read.ok) return setFailure(read.failure);
      const found = read.value.map(({ value, count }) => ({ role: textOf(value), count }));
      setPerson(name);
      setHolders(found);
      const [only] = found;
      if (found.length === 1 && only) setChosen(only.role);
    }
    look().catch(reportFault);
  }, [tenant.id, rows]);

  const others = (holders ?? []).filter(({ role }) => role !== chosen);
  const changed = others.reduce((sum, { count }) => sum + count, 0);
  const already = rows.length - changed;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen === null || changed === 0) return;
    setBusy(true);
    const made = await makeGesture({
      tenantId: tenant.id,
      label: labelFor('batch.role', { role: chosen, person, count: changed }),
      edits: rows.map((row) => ({ row, column: 'roles', value: chosen })),
      done: (applied) =>
        t('role.done', { count: Math.max(0, applied - already), role: valueLabel(t, 'roles', chosen) }),
      more: already > 0 ? [t('role.already', { count: already })] : [],
    }).finally(() => setBusy(false));
    if (made) closeDialog();
  }

  const title = person === null ? t('role.title', { count: rows.length }) : t('role.title.person', { person });
  return (
    <Dialog title={title} onClose={closeDialog} isWide>
      {failure && <FailureBox failure={failure} />}
      <form className={styles.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <div className={styles.sides}>
          <RoleChoices label={t('role.label')} chosen={chosen} choose={setChosen} testId="role-choice" />
          <div className={styles.changes} aria-live="polite" data-testid="role-changes">
            {chosen === null ? (
              <p className={styles.hint}>{t('role.choose')}</p>
            ) : (
              <Changes chosen={chosen} others={others} already={already} />
            )}
          </div>
        </div>
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={busy || chosen === null || changed === 0}
            data-testid="role-submit"
          >
            {person === null ? t('role.submit', { count: changed }) : t('role.submit.person')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** What comes and goes for those who have another role now, role by role. */
function Changes({ chosen, others, already }: { chosen: string; others: readonly Holders[]; already: number }) {
  const { t } = useTranslation();
  if (others.length === 0) return <p className={styles.hint}>{t('role.same')}</p>;
  const to = valueLabel(t, 'roles', chosen);
  return (
    <>
      {others.slice(0, mostShown).map(({ role, count }) => (
        <section key={role ?? ''}>
          <h3 className={styles.who}>
            {t('role.fromTo', { count, from: role === null ? t('role.none') : valueLabel(t, 'roles', role), to })}
          </h3>
          <RolePreview from={role} to={chosen} />
        </section>
      ))}
      {others.length > mostShown && (
        <p className={styles.hint}>{t('role.more', { count: others.length - mostShown })}</p>
      )}
      {already > 0 && <p className={styles.hint}>{t('role.already', { count: already })}</p>}
    </>
  );
}
