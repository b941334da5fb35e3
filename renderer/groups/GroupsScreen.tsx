import { Boxes, Pencil, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useEscape } from '../shell/useEscape';
import { useSession } from '../state/session';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { FindField } from '../ui/FindField';
import { ReasonedButton } from '../ui/ReasonedButton';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import { createGroup, deleteGroup, renameGroup } from './changing';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupNameDialog } from './GroupNameDialog';
import styles from './GroupsScreen.module.css';
import { type Group, refreshGroups, useGroups } from './groups';
import { useShowGroup } from './useShowGroup';
import { useWhyGroupsStay } from './useWhyGroupsStay';
import { WaitingWords } from './WaitingWords';

const keyOf = ({ row }: Group) => row;
const heightOf = () => 40;
const nothingWaits: readonly never[] = [];

type Asked = { ask: 'new' } | { ask: 'rename' | 'delete'; group: Group };

/** All groups of the tenant: found, made, renamed, deleted, and opened. */
export function GroupsScreen({ tenant }: { tenant: Tenant }) {
  const { t, i18n } = useTranslation();
  const groups = useGroups((state) => state.groups);
  const failure = useGroups((state) => state.failure);
  const why = useWhyGroupsStay();
  const showGroup = useShowGroup();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);

  const find = useRef<HTMLInputElement>(null);
  const searchAsked = useSession((session) => session.searchAsked);
  // What was asked for before this screen was there was answered elsewhere.
  const answered = useRef(searchAsked);
  useEffect(() => {
    if (searchAsked === answered.current) return;
    answered.current = searchAsked;
    find.current?.focus();
    find.current?.select();
  }, [searchAsked]);

  useEscape();
  useEffect(refreshGroups, []);

  const found = useMemo(() => {
    const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(i18n.language);
    const words = fold(search).split(/\s+/).filter(Boolean);
    const fits = ({ name }: Group) => words.every((word) => fold(name).includes(word));
    const order = new Intl.Collator(i18n.language, { sensitivity: 'base', numeric: true });
    return (groups ?? []).filter(fits).toSorted((one, other) => order.compare(one.name, other.name));
  }, [groups, search, i18n.language]);

  const open = ({ row }: Group) => showGroup(row);
  function press({ key }: KeyboardEvent, group: Group) {
    if (why !== null) return;
    if (key === 'F2') setAsked({ ask: 'rename', group });
    else if (key === 'Delete') setAsked({ ask: 'delete', group });
  }
  const close = () => setAsked(null);

  return (
    <section className={styles.screen} aria-labelledby="groups-title" data-testid="groups">
      <header className={styles.header}>
        <h1 id="groups-title" className={styles.title}>
          {t('groups.title')}
        </h1>
        <FindField
          ref={find}
          className={styles.find}
          label={t('groups.find')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          data-testid="groups-find"
        />
        <span className={styles.space} />
        <ReasonedButton
          why={why}
          look="primary"
          icon={<Plus aria-hidden />}
          onClick={() => setAsked({ ask: 'new' })}
          data-testid="group-new"
        >
          {t('groups.new')}
        </ReasonedButton>
      </header>
      {failure && <FailureBox failure={failure} />}
      {groups && found.length === 0 && (
        <div className={styles.empty} role="status">
          <p className={styles.emptyTitle}>{t(search === '' ? 'groups.none.title' : 'groups.noMatch')}</p>
          {search === '' && <p>{t('groups.none.text')}</p>}
        </div>
      )}
      {found.length > 0 && (
        <VirtualGrid
          label={t('groups.title')}
          items={found}
          count={found.length}
          heightOf={heightOf}
          keyOf={keyOf}
          onOpen={open}
          onKey={press}
          click="open"
          testId="groups-list"
        >
          {(group) => (
            <GroupLine
              group={group}
              why={why}
              rename={() => setAsked({ ask: 'rename', group })}
              remove={() => setAsked({ ask: 'delete', group })}
            />
          )}
        </VirtualGrid>
      )}
      {asked?.ask === 'new' && (
        <GroupNameDialog
          group={null}
          save={async (name) => {
            const row = await createGroup(tenant.id, name);
            if (row !== null) showGroup(row);
            return row !== null;
          }}
          close={close}
        />
      )}
      {asked?.ask === 'rename' && (
        <GroupNameDialog group={asked.group} save={(name) => renameGroup(tenant.id, asked.group, name)} close={close} />
      )}
      {asked?.ask === 'delete' && (
        <DeleteGroupDialog group={asked.group} remove={() => deleteGroup(tenant.id, asked.group)} close={close} />
      )}
    </section>
  );
}

interface GroupLineProps {
  group: Group;
  why: string | null;
  rename(): void;
  remove(): void;
}

function GroupLine({ group, why, rename, remove }: GroupLineProps) {
  const { t } = useTranslation();
  const waiting = useGroups((state) => state.waiting.get(group.row) ?? nothingWaits);
  return (
    <div className={styles.line} data-testid="group" data-group={group.row}>
      <Boxes aria-hidden />
      <GridCell className={styles.name} title={group.name}>
        <bdi>{group.name}</bdi>
      </GridCell>
      <GridCell className={styles.waiting}>{waiting.length > 0 && <WaitingWords entries={waiting} />}</GridCell>
      <GridCell className={styles.members} data-testid="group-members">
        {t('groups.members', { count: group.members })}
      </GridCell>
      <GridCell className={styles.tools}>
        <Button
          look="quiet"
          tabIndex={-1}
          disabled={why !== null}
          icon={<Pencil aria-hidden />}
          aria-label={t('groups.rename.open', { group: group.name })}
          title={why ?? t('groups.rename.key')}
          onClick={rename}
          data-testid="group-rename"
        />
        <Button
          look="quiet"
          tabIndex={-1}
          disabled={why !== null}
          icon={<Trash2 aria-hidden />}
          aria-label={t('groups.delete.open', { group: group.name })}
          title={why ?? t('groups.delete.key')}
          onClick={remove}
          data-testid="group-delete"
        />
      </GridCell>
    </div>
  );
}
