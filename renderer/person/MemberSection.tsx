import { useMemo, useState } from 'react';
import type { Person } from '../../preload/contract';
import { StateIcon } from '../changes/stateIcons';
import { useFormats } from '../i18n/useFormats';
import { isPermitted, useAdministration } from '../state/administration';
import { reportFault, showFailure } from '../state/toasts';
import { Checkbox } from '../ui/Checkbox';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import { editOnce } from './editPerson';
import styles from './MemberSection.module.css';
import { findGroups, inOrder, orderOf } from './memberOrder';
import { Section } from './Section';
import type { PersonSpeech } from './usePersonSpeech';

type Group = Person['groups'][number];

/** A list that is longer gets a box to find groups with, and is no higher than this many rows. */
const short = 8;
const rowHeight = 28;

interface MemberSectionProps {
  tenantId: string;
  person: Person;
  speech: PersonSpeech;
}

/** The groups that there are, with those ticked that the person is in. */
export function MemberSection({ tenantId, person, speech }: MemberSectionProps) {
  const { t, reason } = speech;
  const { locale, number } = useFormats();
  const administration = useAdministration((state) => state.administration);
  const [text, setText] = useState('');
  const [order] = useState(() => orderOf(person.groups));
  const ordered = useMemo(() => inOrder(person.groups, order), [person.groups, order]);
  const found = useMemo(() => findGroups(ordered, text, locale), [ordered, text, locale]);
  const members = person.groups.filter(({ member }) => member === true);
  const isFixed = !isPermitted(administration, 'groups.edit') || person.row.fate?.kind === 'delete';

  async function toggle({ row, name, member }: Group) {
    const joins = member !== true;
    const label = { key: joins ? 'batch.join' : 'batch.leave', params: { person: person.name, group: name } };
    const refused = await editOnce(tenantId, label, { kind: 'member', group: row, row: person.row.id, member: joins });
    if (refused) showFailure(refused);
  }

  const count = t('person.groups.count', { members: number(members.length), groups: number(person.groups.length) });
  return (
    <Section name="groups" title={t('column.groups')} note={count}>
      {isFixed ? (
        <>
          <ul className={styles.fixed}>
            {members.map(({ row, name }) => (
              <li key={row}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          {person.row.fate?.kind !== 'delete' && (
            <p className={styles.why}>{reason({ code: 'not-permitted', params: {}, detail: null })}</p>
          )}
        </>
      ) : (
        <>
          {person.groups.length > short && (
            <input
              className={styles.find}
              type="search"
              value={text}
              placeholder={t('person.groups.find')}
              aria-label={t('person.groups.find')}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || text === '') return;
                event.preventDefault();
                setText('');
              }}
              data-testid="person-groups-find"
            />
          )}
          <div className={styles.list} style={{ height: rowHeight * Math.max(1, Math.min(short, found.length)) }}>
            <VirtualGrid
              label={t('column.groups')}
              items={found}
              count={found.length}
              heightOf={heightOfRow}
              keyOf={keyOfGroup}
              isPicked={isMember}
              onToggle={(group) => void toggle(group).catch(reportFault)}
              testId="person-groups"
            >
              {(group) => (
                <GroupLine group={group} speech={speech} toggle={() => void toggle(group).catch(reportFault)} />
              )}
            </VirtualGrid>
          </div>
          {found.length === 0 && <p className={styles.why}>{t('person.groups.none')}</p>}
        </>
      )}
    </Section>
  );
}

const heightOfRow = () => rowHeight;
const keyOfGroup = ({ row }: Group) => row;
const isMember = ({ member }: Group) => member;

interface GroupLineProps {
  group: Group;
  speech: PersonSpeech;
  toggle(): void;
}

function GroupLine({ group: { name, member, mark }, speech: { t }, toggle }: GroupLineProps) {
  return (
    <GridCell
      className={styles.group}
      data-testid="person-group"
      data-member={member ?? 'unknown'}
      data-state={mark?.state}
    >
      <Checkbox
        checked={member === true}
        isPartial={member === null}
        tabIndex={-1}
        aria-label={name}
        onChange={toggle}
      />
      <bdi>{name}</bdi>
      {mark && <StateIcon state={mark.state} label={t(`mark.${mark.state}`)} />}
    </GridCell>
  );
}
