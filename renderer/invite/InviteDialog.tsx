import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useAdministration } from '../state/administration';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TabPanel, Tabs } from '../ui/Tabs';
import { AccessSections } from './AccessSections';
import { clearDraft, isDraftEmpty, useDraft } from './draft';
import styles from './InviteDialog.module.css';
import { inviteForm, isPersonal } from './inviteForm';
import { ManyPeople } from './ManyPeople';
import { OnePerson } from './OnePerson';
import { submitMany, submitOne } from './submit';
import { useManyPeople, useOnePerson } from './usePeopleToInvite';

/** Creates people, one by their details or many from a paste, and invites them as the tenant has it. */
export function InviteDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const columns = useUsers((state) => state.columns);
  const administration = useAdministration((state) => state.administration);
  const form = useMemo(() => inviteForm(columns, administration), [columns, administration]);
  const draft = useDraft();
  const [editing, setEditing] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const one = useOnePerson(tenant.id, form, draft, speech);
  const many = useManyPeople(tenant.id, form, draft, speech);

  const isMany = draft.mode === 'many';
  const common = [...form.main, ...form.more].filter((column) => !isPersonal(column));
  const given = useMemo(() => [...form.main, ...form.more, ...form.modules, ...(form.role ? [form.role] : [])], [form]);
  const count = isMany ? many.ready.length : 1;
  const isOnRequest = administration?.invitation === 'onRequest';

  async function submit(sends: boolean) {
    setTried(true);
    if (isMany ? count === 0 : one.problems.length > 0) return;
    setBusy(true);
    const shared = { tenantId: tenant.id, form, administration, groups: draft.groups, sends };
    const isDone = await (isMany ? submitMany(shared, many.ready) : submitOne(shared, one.values)).finally(() =>
      setBusy(false),
    );
    setTried(false);
    if (isDone) closeDialog();
  }
  const press = (sends: boolean) => () => void submit(sends).catch(reportFault);

  return (
    <Dialog
      title={t(administration?.invitation === null ? 'invite.title.create' : 'invite.title')}
      onClose={closeDialog}
      onEscape={(event) => {
        if (editing === null) return;
        event.preventDefault();
        setEditing(null);
      }}
      isWide
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          press(true)();
        }}
      >
        <Tabs
          label={t('invite.how')}
          value={draft.mode}
          tabs={[
            { value: 'one', label: t('invite.one'), testId: 'invite-one' },
            { value: 'many', label: t('invite.many'), testId: 'invite-many' },
          ]}
          change={(mode) => useDraft.setState({ mode })}
        >
          <TabPanel value="one">
            <OnePerson
              form={form}
              draft={draft}
              problems={tried ? one.problems : one.told}
              warnings={one.warnings}
              speech={speech}
            />
          </TabPanel>
          <TabPanel value="many">
            <ManyPeople
              form={form}
              columns={given}
              draft={draft}
              problems={many.problems}
              editing={editing}
              edit={setEditing}
              speech={speech}
            />
          </TabPanel>
        </Tabs>
        {isMany && <h2 className={styles.common}>{t('invite.common')}</h2>}
        <AccessSections
          tenant={tenant}
          form={form}
          draft={draft}
          more={isMany ? common : form.more}
          problems={tried ? (isMany ? many.common : one.problems) : []}
          speech={speech}
        />
        <div className={styles.end}>
          {!isDraftEmpty(draft) && (
            <Button look="quiet" onClick={clearDraft} data-testid="invite-clear">
              {t('invite.clear')}
            </Button>
          )}
          <span className={styles.space} />
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          {isOnRequest && (
            <Button disabled={busy || count === 0} onClick={press(false)} data-testid="invite-save">
              {t('invite.save', { count })}
            </Button>
          )}
          <Button type="submit" look="primary" disabled={busy || count === 0} data-testid="invite-submit">
            {t(
              isOnRequest
                ? 'invite.saveAndSend'
                : administration?.invitation === 'onCreate'
                  ? 'invite.submit'
                  : 'invite.create',
              { count },
            )}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
