import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/failure';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Checkbox } from '../ui/Checkbox';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { FindField } from '../ui/FindField';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import { changeMembers } from './changing';
import { type FoundPerson, findPeople } from './findPeople';
import styles from './GroupDialogs.module.css';
import type { Group } from './groups';

/** Between the last key and the search (ms). */
const settles = 120;
const keyOf = ({ row }: FoundPerson) => row;
const heightOf = () => 34;

interface AddPeopleDialogProps {
  tenantId: string;
  group: Group;
  close(): void;
}

/** Finds people and puts those who are ticked into a group; ticks stay from one search to the next. */
export function AddPeopleDialog({ tenantId, group, close }: AddPeopleDialogProps) {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<{ people: FoundPerson[]; total: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isOld = false;
    const look = async () => {
      const answer = await findPeople(tenantId, columns, group.row, search);
      if (isOld) return;
      setFailure(answer.ok ? null : answer.failure);
      if (answer.ok) setFound(answer.value);
    };
    const timer = setTimeout(() => look().catch(reportFault), settles);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [tenantId, columns, group.row, search]);

  function toggle({ row, isMember }: FoundPerson) {
    if (isMember) return;
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  }

  function add() {
    if (picked.size === 0) return;
    close();
    changeMembers(tenantId, group, [...picked], true).catch(reportFault);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }

  const people = found?.people ?? [];
  const more = (found?.total ?? 0) - people.length;
  return (
    <Dialog title={t('groups.add.title', { group: group.name })} onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          add();
        }}
      >
        <FindField
          label={t('groups.add.find')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={press}
          data-testid="add-people-find"
        />
        {failure && <FailureBox failure={failure} />}
        <div className={styles.list} ref={list}>
          {found && people.length === 0 ? (
            <p className={styles.empty}>{t('grid.empty.title')}</p>
          ) : (
            <VirtualGrid
              label={t('groups.add.list')}
              items={people}
              count={people.length}
              heightOf={heightOf}
              keyOf={keyOf}
              isPicked={({ row, isMember }) => (isMember ? null : picked.has(row))}
              onToggle={toggle}
              onOpen={add}
              testId="add-people-list"
            >
              {(person) => (
                <GridCell className={styles.person} data-idle={person.isMember} data-testid="add-people-person">
                  <Checkbox
                    checked={person.isMember || picked.has(person.row)}
                    disabled={person.isMember}
                    tabIndex={-1}
                    aria-label={person.name}
                    onChange={() => toggle(person)}
                  />
                  <bdi className={styles.name} title={person.name}>
                    {person.name}
                  </bdi>
                  <span className={styles.second} title={person.second}>
                    {person.second}
                  </span>
                  {person.isMember && <span className={styles.note}>{t('groups.add.already')}</span>}
                </GridCell>
              )}
            </VirtualGrid>
          )}
        </div>
        <p className={styles.more}>{more > 0 && t('groups.add.more', { count: more })}</p>
        <DialogButtons>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" disabled={picked.size === 0} data-testid="add-people-submit">
            {picked.size === 0 ? t('groups.add.none') : t('groups.add.submit', { count: picked.size })}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
