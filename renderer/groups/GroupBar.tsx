import { ArrowLeft, Pencil, Trash2, UserMinus, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectedRows, selectNobody, usePeople } from '../selection/selectedPeople';
import { isPermitted, useAdministration } from '../state/administration';
import { showPeople } from '../state/asking';
import { showScreen } from '../state/screen';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { ReasonedButton } from '../ui/ReasonedButton';
import { AddPeopleDialog } from './AddPeopleDialog';
import { changeMembers, deleteGroup, renameGroup } from './changing';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import styles from './GroupBar.module.css';
import { GroupNameDialog } from './GroupNameDialog';
import { renewGroup, useGroups } from './groups';
import { useWhyGroupsStay } from './useWhyGroupsStay';
import { WaitingWords } from './WaitingWords';

const nothingWaits: readonly never[] = [];

/** The head of a group's own page: which it is, how many it has, and what can be done with it. */
export function GroupBar({ tenantId, row }: { tenantId: string; row: number }) {
  const { t } = useTranslation();
  const groups = useGroups((state) => state.groups);
  const group = groups?.find((known) => known.row === row) ?? null;
  const waiting = useGroups((state) => state.waiting.get(row) ?? nothingWaits);
  const isEditable = useAdministration(({ administration }) => isPermitted(administration, 'groups.edit'));
  const selected = usePeople((state) => state.count);
  const list = useUsers((state) => state.list);
  const why = useWhyGroupsStay();
  const [asked, setAsked] = useState<'add' | 'rename' | 'delete' | null>(null);
  const close = () => setAsked(null);

  // The column is called as the language has it, and is open to whom the tenant lets.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that came late may still have the former column
  useEffect(() => renewGroup(row, t('groups.member'), isEditable), [row, t, isEditable, list?.columns]);
  // Somebody deleted it: there is no page any more.
  const isGone = groups !== null && group === null;
  useEffect(() => {
    if (!isGone) return;
    showPeople({});
    showScreen('groups');
  }, [isGone]);

  async function takeOut() {
    const rows = await selectedRows();
    if (!group || rows === null || rows.length === 0) return;
    selectNobody();
    await changeMembers(tenantId, group, rows, false);
  }

  if (!group) return null;
  return (
    <section className={styles.bar} aria-label={t('groups.page', { group: group.name })} data-testid="group-bar">
      <Button
        look="quiet"
        icon={<ArrowLeft aria-hidden />}
        aria-label={t('groups.back')}
        title={t('groups.back')}
        onClick={() => showScreen('groups')}
        data-testid="group-back"
      />
      <h1 className={styles.name} title={group.name}>
        <bdi>{group.name}</bdi>
      </h1>
      <span className={styles.members} data-testid="group-bar-members">
        {t('groups.members', { count: group.members })}
      </span>
      {waiting.length > 0 && <WaitingWords entries={waiting} />}
      <span className={styles.space} />
      <ReasonedButton
        why={why}
        icon={<UserPlus aria-hidden />}
        onClick={() => setAsked('add')}
        data-testid="group-add-people"
      >
        {t('groups.add')}
      </ReasonedButton>
      <ReasonedButton
        why={why ?? (selected === 0 ? t('groups.remove.none') : null)}
        icon={<UserMinus aria-hidden />}
        onClick={() => takeOut().catch(reportFault)}
        data-testid="group-remove-people"
      >
        {selected === 0 ? t('groups.remove') : t('groups.remove.count', { count: selected })}
      </ReasonedButton>
      <ReasonedButton
        why={why}
        look="quiet"
        icon={<Pencil aria-hidden />}
        aria-label={t('groups.rename.open', { group: group.name })}
        title={t('groups.rename.open', { group: group.name })}
        onClick={() => setAsked('rename')}
        data-testid="group-bar-rename"
      />
      <ReasonedButton
        why={why}
        look="quiet"
        icon={<Trash2 aria-hidden />}
        aria-label={t('groups.delete.open', { group: group.name })}
        title={t('groups.delete.open', { group: group.name })}
        onClick={() => setAsked('delete')}
        data-testid="group-bar-delete"
      />
      {asked === 'add' && <AddPeopleDialog tenantId={tenantId} group={group} close={close} />}
      {asked === 'rename' && (
        <GroupNameDialog group={group} save={(name) => renameGroup(tenantId, group, name)} close={close} />
      )}
      {asked === 'delete' && (
        <DeleteGroupDialog
          group={group}
          remove={async () => {
            const isDone = await deleteGroup(tenantId, group);
            if (isDone) showScreen('groups');
            return isDone;
          }}
          close={close}
        />
      )}
    </section>
  );
}
