import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edit, Tenant } from '../../preload/contract';
import { closeDialog } from '../state/dialogs';
import { makeGesture, nameOfOne } from '../state/gestures';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import forms from '../ui/form.module.css';
import styles from './ChooseGroupsDialog.module.css';
import { labelFor } from './deeds';
import { GroupPicker } from './GroupPicker';
import { useGroupChoice } from './groupChoice';
import { useGroups } from './useGroups';
import { useMembers } from './useMembers';

/** Chooses groups that people join, or leave. */
export function ChooseGroupsDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const rows = useGroupChoice((state) => state.rows);
  const groups = useGroups(tenant.id);
  const [joins, setJoins] = useState(true);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const members = useMembers(tenant.id, rows, chosen);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.size === 0) return;
    setBusy(true);
    const person = await nameOfOne(tenant.id, rows);
    const names = groups.filter(({ row }) => chosen.has(row)).map(({ name }) => name);
    const group = names.join(', ').slice(0, 200);
    const edits = [...chosen].flatMap((row) =>
      rows.map((member): Edit => ({ kind: 'member', group: row, row: member, member: joins })),
    );
    const made = await makeGesture({
      tenantId: tenant.id,
      label: labelFor(joins ? 'batch.join' : 'batch.leave', { group, person, count: rows.length }),
      edits,
      done: () => t(joins ? 'groupPick.joined' : 'groupPick.left', { count: rows.length, group }),
    }).finally(() => setBusy(false));
    if (made) closeDialog();
  }

  return (
    <Dialog title={t('groupPick.title', { count: rows.length })} onClose={closeDialog}>
      <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <fieldset className={styles.ways} aria-label={t('groupPick.way')}>
          <label className={styles.way}>
            <input type="radio" name="way" checked={joins} onChange={() => setJoins(true)} data-testid="groups-join" />
            {t('groupPick.join')}
          </label>
          <label className={styles.way}>
            <input
              type="radio"
              name="way"
              checked={!joins}
              onChange={() => setJoins(false)}
              data-testid="groups-leave"
            />
            {t('groupPick.leave')}
          </label>
        </fieldset>
        <GroupPicker
          label={t('column.groups')}
          groups={groups}
          chosen={chosen}
          choose={setChosen}
          noteOf={({ row }) => {
            const inside = members.get(row);
            return inside === undefined ? null : t('groupPick.inside', { count: inside, people: rows.length });
          }}
        />
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" disabled={busy || chosen.size === 0} data-testid="groups-submit">
            {t(joins ? 'groupPick.join.submit' : 'groupPick.leave.submit', { count: chosen.size })}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
